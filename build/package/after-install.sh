#!/bin/sh
# After the installation of a deb or rpm. electron-builder fills in the names in braces.
set -e
folder='/opt/${sanitizedProductName}'

ln -sf "$folder/${executable}" '/usr/bin/${executable}'

# The stock script leaves the helper without its bit where user namespaces work at installation time. They can be
# switched off later, and then the kiosk would not start.
chown root:root "$folder/chrome-sandbox"
chmod 4755 "$folder/chrome-sandbox"

if command -v update-desktop-database >/dev/null; then
  update-desktop-database /usr/share/applications || true
fi
