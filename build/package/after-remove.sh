#!/bin/sh
# After the removal of a deb or rpm, and in the middle of an upgrade: then the program is there already.
set -e
if [ ! -e '/opt/${sanitizedProductName}/${executable}' ]; then
  rm -f '/usr/bin/${executable}'
fi
