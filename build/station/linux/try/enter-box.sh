#!/bin/sh
# A temporary copy of this machine (an overlay in memory), with its own systemd as process 1.
# Run by build/cli/try-station.ts, as root, inside `unshare --mount --pid --net --fork --cgroup`.
#   enter-box.sh FOLDER [closed]    FOLDER/up: the files laid over this machine's; closed: from enter-closed-box.sh
set -eu
box=$1
mount --make-rprivate /
if [ -n "${2:-}" ]; then
  mount --rbind "$box/merged" "$box/merged"
else
  mount -t overlay overlay -o "lowerdir=/,upperdir=$box/up,workdir=$box/work" "$box/merged"
fi
cd "$box/merged"
mount --rbind /dev dev
mount -t proc proc proc
if [ -n "${2:-}" ]; then echo 0 > proc/sys/user/max_user_namespaces; fi
# The kernel is not the box's own: nothing in it is changed.
mount --bind proc/sys proc/sys
mount -o remount,bind,ro proc/sys
mount -t sysfs -o ro sysfs sys
mount --rbind /sys/fs/cgroup sys/fs/cgroup
mount -t tmpfs tmpfs run
mount -t tmpfs -o mode=1777 tmpfs tmp
# Not chroot: in one, the kernel forbids the user namespaces that Chromium's sandbox needs.
pivot_root . mnt
umount -l /mnt
cd /
# As on a computer: what systemd mounts for a unit's credentials reaches the unit through here.
mount --make-rshared /
exec env -i container=box PATH=/usr/sbin:/usr/bin:/sbin:/bin \
  /lib/systemd/systemd --system --unit=box.target --log-target=console --show-status=0
