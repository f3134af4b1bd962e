// Carries packets between two TUN devices (file descriptors), each 200 ms after its arrival: see slow-network.sh.
import { read, write } from 'node:fs';

const oneWayMs = 200;
const [near, far] = process.argv.slice(2, 4).map(Number);

/**
 * @param {number} from
 * @param {number} to
 */
function carry(from, to) {
  // A read gives one packet.
  read(from, Buffer.alloc(65_536), 0, 65_536, null, (error, length, packet) => {
    // A device that is not up yet.
    if (error) return void setTimeout(carry, 20, from, to);
    setTimeout(() => write(to, packet, 0, length, null, () => undefined), oneWayMs);
    carry(from, to);
  });
}

carry(near, far);
carry(far, near);
