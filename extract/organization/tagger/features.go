package tagger

// Features is how many features a character has.
const Features = 24

// extract writes the hashes of the features of character t. Each depends on the characters and marks around it.
func extract(chars []Char, t int, f *[Features]uint32) {
	var w [7]uint32 // characters t-3 to t+3
	var mk, sg [5]uint32
	for i := range w {
		if j := t + i - 3; j >= 0 && j < len(chars) {
			w[i] = uint32(chars[j].Rune)
		} else {
			w[i] = 1
		}
	}
	for i := range mk {
		if j := t + i - 2; j >= 0 && j < len(chars) {
			mk[i], sg[i] = uint32(chars[j].Mark), uint32(chars[j].Sign)
		}
	}
	ahead := uint32(chars[t].Ahead)
	f[0] = mix(1, w[3], 0)
	f[1] = mix(2, w[2], 0)
	f[2] = mix(3, w[4], 0)
	f[3] = mix(4, w[1], 0)
	f[4] = mix(5, w[5], 0)
	f[5] = mix(6, w[2]<<16|w[3], 0)
	f[6] = mix(7, w[3]<<16|w[4], 0)
	f[7] = mix(8, w[1]<<16|w[2], 0)
	f[8] = mix(9, w[4]<<16|w[5], 0)
	f[9] = mix(10, w[2]<<16|w[4], 0)
	f[10] = mix(11, w[1]<<16|w[2], w[3])
	f[11] = mix(12, w[2]<<16|w[3], w[4])
	f[12] = mix(13, w[3]<<16|w[4], w[5])
	f[13] = mix(14, w[4]<<16|w[5], w[6])
	f[14] = mix(15, w[0]<<16|w[1], w[2])
	f[15] = mix(16, mk[2]<<8|sg[2], 0)
	f[16] = mix(17, mk[1]<<24|sg[1]<<16|mk[2]<<8|sg[2], 0)
	f[17] = mix(18, mk[3]<<24|sg[3]<<16|mk[2]<<8|sg[2], 0)
	f[18] = mix(19, mk[2]<<24|sg[2]<<16|w[3], 0)
	f[19] = mix(20, ahead<<8|mk[2], sg[2])
	f[20] = mix(21, ahead<<16|w[2], 0)
	f[21] = mix(22, ahead<<16|w[3], mk[1]<<8|mk[3])
	f[22] = mix(23, mk[0]<<24|mk[1]<<16|mk[3]<<8|mk[4], sg[3]<<8|sg[1])
	f[23] = mix(24, w[3]<<16|w[2], mk[3]<<8|sg[3])
}

func mix(template, a, b uint32) uint32 {
	x := uint64(a)*0x9E3779B97F4A7C15 ^ (uint64(b)+uint64(template)<<33)*0xC2B2AE3D27D4EB4F
	x ^= x >> 29
	x *= 0xBF58476D1CE4E5B9
	return uint32(x >> 32)
}
