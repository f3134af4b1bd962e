#!/bin/sh
# Before the removal of a deb (`remove`) or rpm (`0`), not before an upgrade: gives back the login prompts, without which nobody
# could use the computer any more.
case "${1:-}" in
  remove | 0) ;;
  *) exit 0 ;;
esac
if [ -d /var/lib/liveness-kiosk-setup ]; then
  /opt/liveness-kiosk/station/station-setup --undo ||
    echo 'The set-up of the station could not be undone: systemctl unmask getty@tty1.service'
fi
