#!/usr/bin/env bash
# Paints pairs of photos and paintings with lite, and measures each beside a direct picture, made by
# minimizing the judges themselves. Goes on where it was interrupted.
#
# usage: docs/lite/pairs.sh CONTENTS PAINTINGS SQUEEZENET VGG19 LPIPS OUT [PAINT OPTION...]
#   CONTENTS, PAINTINGS      folders of pictures
#   SQUEEZENET, VGG19, LPIPS weights of the judges: SqueezeNet 1.1, normalized VGG-19, heads of LPIPS
#   OUT                      folder for pictures and figures
set -euo pipefail
contents=$1 paintings=$2 squeezenet=$3 vgg19=$4 lpips=$5 out=$6
shift 6
here=$(cd "$(dirname "$0")/../.." && pwd)
impasto=${IMPASTO:-$here/impasto}
mkdir -p "$out"

pair() {
  local photo=$1 painting=$2 name
  shift 2
  name=$out/$(basename "${photo%.*}")-$(basename "${painting%.*}")
  exec 9>"$name.lock"
  if [ -e "$name.json" ] || ! flock -n 9; then
    return # done, or another process is at it
  fi
  "$impasto" paint "$photo" "$painting" -o "$name.png" --size 384 --precision fp32 \
    --overwrite --quiet "$@"
  "$impasto" evaluate "$photo" "$painting" "$name.png" --direct-out "$name-direct.png" --overwrite \
    --weights "squeezenet1_1=$squeezenet" --weights "vgg19_normalised=$vgg19" \
    --lpips-weights "$lpips" --json --quiet --threads "${THREADS:-0}" >"$name.part"
  mv "$name.part" "$name.json"
}

for painting in "$paintings"/*; do
  for photo in "$contents"/*; do
    pair "$photo" "$painting" "$@"
  done
done
