/** Gives the crc32 of an ASCII text (the polynomial of zip and Ethernet), as a number from 0 on; bit by bit, for texts of some tens of letters. */
export function crc32(text: string): number {
  let sum = -1;
  for (let at = 0; at < text.length; at += 1) {
    sum ^= text.charCodeAt(at);
    for (let bit = 0; bit < 8; bit += 1) sum = (sum >>> 1) ^ (sum & 1 ? 0xed_b8_83_20 : 0);
  }
  return ~sum >>> 0;
}
