#!/usr/bin/env bash
# Trains the styles that come with Impasto. Goes on where it was interrupted.
#
# usage: docs/styles/train.sh PHOTOS OTHERS PAINTINGS OUT
#   PHOTOS     folder of photos to learn from
#   OTHERS     folder of other photos, to measure on
#   PAINTINGS  folder with the paintings named below
#   OUT        folder for the styles
set -euo pipefail
photos=$1 others=$2 paintings=$3 out=$4
here=$(cd "$(dirname "$0")/../.." && pwd)
impasto=${IMPASTO:-$here/impasto}
terms="Apache-2.0; the painting is in the public domain"
mkdir -p "$out"

# part NAME PAINTING TITLE OPTION... — one training, unless it is done
part() {
  local name=$1 painting=$2 title=$3
  shift 3
  if [ ! -e "$out/$name.onnx" ]; then
    "$impasto" train "$painting" --photos "$photos" --validate "$others" \
      -o "$out/$name.onnx" --log "$out/$name.jsonl" --resume --title "$title" --license "$terms" \
      --small-first 0 "${crops[@]}" "$@"
  fi
}

# What was trained before crops varied in more than place, scale and flip.
crops=(--no-varied --precision fp32)

# What was trained before there was a term against the grid.
unweighed=(--grid-weight 0)

# style NAME PAINTING TITLE OPTION... — small crops first, which are four times as fast
style() {
  local name=$1 painting=$2 title=$3
  shift 3
  part "$name-small-crops" "$painting" "$title" --size 128 --steps 900 "${unweighed[@]}" "$@"
  part "$name" "$painting" "$title" --size 256 --steps 400 --learning-rate 1.5e-3 \
    --init "$out/$name-small-crops.onnx" "${unweighed[@]}"
}

night=("$paintings/starry_night.jpg" "The Starry Night, Vincent van Gogh")
wave=("$paintings/wave.jpg" "The Great Wave off Kanagawa, Hokusai")
scream=("$paintings/the_scream.jpg" "The Scream, Edvard Munch")
composition=("$paintings/composition_vii.jpg" "Composition VII, Wassily Kandinsky")
shipwreck=("$paintings/shipwreck.jpg" "The Shipwreck of the Minotaur, J. M. W. Turner")

style starry-night-large-crops "${night[@]}"
first=(--init "$out/starry-night-large-crops.onnx")
part starry-night-with-grid "${night[@]}" --size 256 --minutes 50 --learning-rate 2e-3 \
  "${first[@]}" "${unweighed[@]}"
style great-wave-with-grid "${wave[@]}" "${first[@]}"
style scream-with-grid "${scream[@]}" "${first[@]}"
style composition-vii-first "${composition[@]}" "${first[@]}"
# Small crops at the full learning rate left a fine grid along its edges.
part shipwreck-with-grid "${shipwreck[@]}" --size 256 --steps 400 --learning-rate 1.5e-3 \
  "${first[@]}" "${unweighed[@]}"
(
  terms="Apache-2.0; the picture is CC0"
  style swirls "$here/samples/styles/swirls.jpg" "Swirls, a sample of Impasto" "${first[@]}"
)

# With that term.
part starry-night "${night[@]}" --size 256 --steps 300 --learning-rate 5e-4 \
  --init "$out/starry-night-with-grid.onnx"
part great-wave-not-varied "${wave[@]}" --size 256 --steps 300 --learning-rate 7e-4 \
  --init "$out/great-wave-with-grid.onnx"
part shipwreck-not-varied "${shipwreck[@]}" --size 256 --steps 400 --learning-rate 1e-3 \
  --grid-weight 0.1 --init "$out/shipwreck-with-grid.onnx"

# On a processor with bf16, since crops vary (docs/decisions/0407-vary-crops.md).
crops=(--varied --precision bf16 --threads 1)
part great-wave-shorter "${wave[@]}" --size 256 --steps 4500 --learning-rate 3e-3 --grid-weight 0.1 \
  --init "$out/great-wave-not-varied.onnx"
part shipwreck-shorter "${shipwreck[@]}" --size 256 --steps 4000 --learning-rate 3e-3 \
  --grid-weight 0.1 --init "$out/shipwreck-not-varied.onnx"
part great-wave "${wave[@]}" --size 256 --minutes 110 --learning-rate 3e-3 --grid-weight 0.1 \
  --init "$out/great-wave-shorter.onnx"
part shipwreck-longer "${shipwreck[@]}" --size 256 --minutes 110 --learning-rate 3e-3 \
  --grid-weight 0.1 --init "$out/shipwreck-shorter.onnx"
part shipwreck "${shipwreck[@]}" --size 256 --minutes 125 --learning-rate 3e-3 --grid-weight 0.1 \
  --init "$out/shipwreck-longer.onnx"
part scream "${scream[@]}" --size 256 --minutes 85 --learning-rate 3e-3 --grid-weight 0.1 \
  --init "$out/scream-with-grid.onnx"
part composition-vii "${composition[@]}" --size 256 --minutes 100 --learning-rate 3e-3 \
  --grid-weight 0.1 --init "$out/composition-vii-first.onnx"
