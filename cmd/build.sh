#!/usr/bin/env bash
# Builds newsfacts for linux, macOS and Windows on amd64 and arm64 as static programs below a folder, and prints their sizes.
# usage: cmd/build.sh [FOLDER]   (default: out/bin)
set -euo pipefail
cd "$(dirname "$0")/.."
to=${1:-out/bin}
mkdir -p "$to"
for os in linux darwin windows; do
  for arch in amd64 arm64; do
    name="$to/newsfacts-$os-$arch"
    [ "$os" = windows ] && name="$name.exe"
    CGO_ENABLED=0 GOOS=$os GOARCH=$arch go build -trimpath -ldflags='-s -w' -o "$name" ./cmd/newsfacts
    printf '%-34s %6.1f MB\n' "$name" "$(wc -c <"$name" | awk '{print $1/1000000}')"
  done
done
