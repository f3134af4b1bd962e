# Run by slow-network.test.ts as root in its own network and mount namespaces: a kiosk's network, and beyond it another one with the
# service, joined by a connection with a round trip of 400 ms. Two addresses beyond drop every packet.
#   slow-network.sh NODE RELAY PROGRAM HOSTS RESOLV
set -e
node=$1 relay=$2 program=$3
mount --bind "$4" /etc/hosts
mount --bind "$5" /etc/resolv.conf
mount -t tmpfs tmpfs /run
ip netns add beyond
# Two ends of a connection, each a TUN device; node copies packets from one to the other, 200 ms later.
perl -e '
  use Fcntl;
  $^F = 10;
  for my $name ("near", "far") {
    sysopen(my $end, "/dev/net/tun", O_RDWR) or die "no /dev/net/tun: $!\n";
    ioctl($end, 0x400454ca, pack("a16 s x22", $name, 0x1001)) or die "no TUN device: $!\n";
    push @ends, $end;
  }
  exec @ARGV, map { fileno($_) } @ends;
' "$node" "$relay" &
link=$!
trap 'kill $link $service 2>/dev/null' EXIT
until ip link show far >/dev/null 2>&1; do kill -0 $link; sleep 0.1; done
ip link set far netns beyond
in_beyond() { ip netns exec beyond "$@"; }
ip link set lo up
ip addr add 192.0.2.2/24 dev near
ip -6 addr add 2001:db8::2/64 dev near nodad
ip link set near up
ip route add default dev near
ip -6 route add default dev near
ip -6 route add unreachable 2001:db8:bad::/48
in_beyond ip link set lo up
in_beyond ip addr add 192.0.2.1/24 dev far
in_beyond ip -6 addr add 2001:db8::1/64 dev far nodad
in_beyond ip link set far up
in_beyond ip route add blackhole 198.51.100.0/24
in_beyond ip -6 route add blackhole 2001:db8:dead::/48
# The service; as a proxy it answers 502, which is an answer.
ip netns exec beyond "$node" -e '
  require("node:http").createServer((_, answer) => answer.end())
    .on("connect", (_, socket) => socket.end("HTTP/1.1 502 No\r\n\r\n"))
    .listen(8443, "192.0.2.1", () => console.error("listening"))' 2>/run/service &
service=$!
until grep -q listening /run/service; do kill -0 $service; sleep 0.1; done
echo READY >&2
"$node" "$program"
