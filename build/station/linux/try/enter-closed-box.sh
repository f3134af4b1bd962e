#!/bin/sh
# Like enter-box.sh, for a box in which the kernel gives normal users no user namespaces. The setting applies to a user namespace and
# those below it, so the box gets one of its own and the machine's stays as it is.
#   enter-closed-box.sh FOLDER    inside `unshare --mount`
set -eu
box=$1
mount --make-rprivate /
# Out here: an overlay over a whole system can't be mounted in another user namespace.
mount -t overlay overlay -o "lowerdir=/,upperdir=$box/up,workdir=$box/work" "$box/merged"
unshare --user sleep 60 &
holder=$!
# The process is in its new namespace as soon as it has another one than this shell.
while [ "$(readlink "/proc/$holder/ns/user")" = "$(readlink /proc/$$/ns/user)" ]; do :; done
echo '0 0 65536' > "/proc/$holder/uid_map"
echo '0 0 65536' > "/proc/$holder/gid_map"
exec nsenter --target "$holder" --user --setuid 0 --setgid 0 \
  unshare --mount --pid --net --fork --cgroup --kill-child sh "$(dirname "$0")/enter-box.sh" "$box" closed
