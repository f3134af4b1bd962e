#!/bin/sh
# After the installation of a deb or rpm. electron-builder fills in the names in braces.
set -e
folder='/opt/${sanitizedProductName}'

ln -sf "$folder/bin/${executable}" '/usr/bin/${executable}'

# The stock script leaves the helper without its bit where user namespaces work at installation time. They can be
# switched off later, and then the kiosk would not start.
chown root:root "$folder/chrome-sandbox"
chmod 4755 "$folder/chrome-sandbox"

if command -v update-desktop-database >/dev/null; then
  update-desktop-database /usr/share/applications || true
fi

# Ubuntu lets Chromium make the user namespaces of its sandbox, from 24.04 on, only where a profile of AppArmor allows it. An older
# AppArmor does not know the profile's syntax and needs no profile; there it would keep AppArmor from loading all others.
profile="$folder/resources/apparmor-profile"
installed='/etc/apparmor.d/${executable}'
if [ -f "$profile" ] && command -v apparmor_parser >/dev/null; then
  if ! apparmor_parser --skip-kernel-load --skip-cache "$profile" >/dev/null 2>&1; then
    echo 'This version of AppArmor has no rule for user namespaces: the AppArmor profile of the kiosk was not installed.'
  elif ! install -m 644 "$profile" "$installed"; then
    echo "The AppArmor profile could not be written to $installed."
  # In an image that is being made nothing can be loaded; its first start does.
  elif [ -d /sys/kernel/security/apparmor ] && ! { command -v ischroot >/dev/null && ischroot; }; then
    apparmor_parser --replace --write-cache --skip-read-cache "$installed" ||
      echo 'The AppArmor profile could not be loaded now; the system loads it at its next start.'
  fi
fi
