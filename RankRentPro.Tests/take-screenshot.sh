#!/usr/bin/env bash
# Takes the picture of the README anew: docs/screenshot.png. Needs Chromium.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
folder="$(mktemp -d)"
RANKRENT_REQUIRE_BROWSER=1 RANKRENT_SCREENSHOTS="$folder" dotnet test --filter "FullyQualifiedName~ReadmePictureTests"
mv "$folder"/readme-*.png docs/screenshot.png
rm -rf "$folder"
