#!/usr/bin/env bash
# Makes sample films: moving picture, burnt-in frame clock, a tone each second, Swedish WebVTT captions. The row of blocks above the bar is
# the frame's number for programs: a white block, thirteen bits from the lowest, the lowest turned over, a black block.
# usage: deploy/sample-films.sh DIRECTORY [COUNT=3] [SECONDS=60] [WIDTHxHEIGHT=1280x720] [2021]; what is there already is kept.
# With 2021 the finished sample edition gets its film too: film-2021.mp4, three minutes, its picture going forward and back.
set -euo pipefail
directory=${1:?a directory for the films}; count=${2:-3}; seconds=${3:-60}; size=${4:-1280x720}; finished=${5:-}
mkdir -p "$directory"
font=$(find /usr/share/fonts -name 'DejaVuSansMono.ttf' -print -quit)
[ -n "$font" ] || { echo "sample-films: the font DejaVu Sans Mono is missing (package fonts-dejavu-core)" >&2; exit 1; }
colours=(0x14323f 0x3a2a12 0x1e3a2a)

captions() { # TEXT SECONDS
  echo "WEBVTT"
  local second
  for ((second = 0; second < $2; second += 4)); do
    local until=$((second + 4 < $2 ? second + 4 : $2))
    printf '\n%02d:%02d.000 --> %02d:%02d.000\n%s Undertext från sekund %d.\n' \
      $((second / 60)) $((second % 60)) $((until / 60)) $((until % 60)) "$1" "$second"
  done
}

film() { # NAME SECONDS WIDTHxHEIGHT COLOUR HERTZ PLACE-OF-THE-PICTURE CAPTION
  local film="$directory/film-$1.mp4" length=$2 height=${3#*x}
  [ -s "$film" ] && [ -s "$directory/film-$1.vtt" ] && return
  captions "$7" "$length" > "$directory/film-$1.vtt"
  local blocks="drawbox=x=0:y=ih*7/8:w=iw:h=ih/16:color=black:t=fill,drawbox=x=0:y=ih*7/8:w=iw/16:h=ih/16:color=white:t=fill" bit
  for ((bit = 0; bit < 13; bit++)); do
    blocks+=",drawbox=x=iw*$((bit + 1))/16:y=ih*7/8:w=iw/16:h=ih/16:color=white:t=fill:enable='mod(floor(n/$((1 << bit))),2)'"
  done
  blocks+=",drawbox=x=iw*14/16:y=ih*7/8:w=iw/16:h=ih/16:color=white:t=fill:enable='1-mod(n,2)'"
  local clock="drawtext=fontfile=$font:text='%{pts\\:hms}  ruta %{n}':fontcolor=white:fontsize=$((height / 9)):x=(w-text_w)/2:y=h*0.42"
  local bar="drawbox=x=0:y=ih-ih/24:w=iw:h=ih/24:color=0xc9a227:t=fill"
  ffmpeg -nostdin -v error -y \
    -f lavfi -i "color=c=$4:s=$3:r=25:d=$length" \
    -f lavfi -i "testsrc2=s=$((height / 3))x$((height / 3)):r=25:d=$length" \
    -f lavfi -i "sine=frequency=$5:beep_factor=1:sample_rate=48000:duration=$length,volume='if(lt(mod(t,1),0.12),0.5,0)':eval=frame" \
    -filter_complex "[0:v][1:v]overlay=x='$6':y=H*0.06,$bar,$clock,$blocks[v]" \
    -map '[v]' -map 2:a -c:v libx264 -preset veryfast -pix_fmt yuv420p -g 50 -c:a aac -b:a 96k -movflags +faststart \
    -t "$length" "$film.part.mp4"
  mv "$film.part.mp4" "$film"
}

for ((n = 1; n <= count; n++)); do
  film "$n" "$seconds" "$size" "${colours[$(((n - 1) % 3))]}" $((330 + 110 * n)) '(W-w)*mod(t,8)/8' "Exempelfilm $n."
done
[ "$finished" != 2021 ] || film 2021 180 640x360 0x2a1e3a 392 '(W-w)*abs(mod(t,12)-6)/6' 'Exempelfilm i stället för Fram och bak-filmen.'
