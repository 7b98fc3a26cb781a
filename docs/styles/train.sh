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
      --small-first 0 "$@"
  fi
}

# style NAME PAINTING TITLE OPTION... — small crops first, which are four times as fast
style() {
  local name=$1 painting=$2 title=$3
  shift 3
  part "$name-small-crops" "$painting" "$title" --size 128 --steps 900 "$@"
  part "$name" "$painting" "$title" --size 256 --steps 400 --learning-rate 1.5e-3 \
    --init "$out/$name-small-crops.onnx"
}

night=("$paintings/starry_night.jpg" "The Starry Night, Vincent van Gogh")
style starry-night-large-crops "${night[@]}"
first=(--init "$out/starry-night-large-crops.onnx")
part starry-night "${night[@]}" --size 256 --minutes 50 --learning-rate 2e-3 "${first[@]}"
style great-wave "$paintings/wave.jpg" "The Great Wave off Kanagawa, Hokusai" "${first[@]}"
style scream "$paintings/the_scream.jpg" "The Scream, Edvard Munch" "${first[@]}"
style composition-vii "$paintings/composition_vii.jpg" "Composition VII, Wassily Kandinsky" "${first[@]}"
# Small crops at the full learning rate left a fine grid along its edges.
part shipwreck "$paintings/shipwreck.jpg" "The Shipwreck of the Minotaur, J. M. W. Turner" \
  --size 256 --steps 400 --learning-rate 1.5e-3 "${first[@]}"
terms="Apache-2.0; the picture is CC0"
style swirls "$here/samples/styles/swirls.jpg" "Swirls, a sample of Impasto" "${first[@]}"
