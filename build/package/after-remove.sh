#!/bin/sh
# After the removal of a deb or rpm, and during an upgrade, when the new program is already installed.
set -e
if [ ! -e '/opt/${sanitizedProductName}/${executable}' ]; then
  rm -f '/usr/bin/${executable}'
  installed='/etc/apparmor.d/${executable}'
  if [ -f "$installed" ]; then
    if [ -d /sys/kernel/security/apparmor ] && command -v apparmor_parser >/dev/null &&
      ! { command -v ischroot >/dev/null && ischroot; }; then
      # What is only unloaded from the kernel at the next start does no harm.
      apparmor_parser --remove "$installed" || true
    fi
    rm -f "$installed"
  fi
fi
