package pdf

import (
	"bytes"
	"encoding/binary"
	"math"
	"unicode/utf16"
)

// sRGB returns a version 4.2 ICC display profile of IEC 61966-2-1 with the colorants adapted to D50
// (ICC.1:2004-10). It is computed, so that no file from elsewhere has to be shipped.
func sRGB() []byte {
	fixed := func(v ...float64) []byte { // s15Fixed16Number
		var b []byte
		for _, x := range v {
			b = binary.BigEndian.AppendUint32(b, uint32(int32(math.Round(x*65536))))
		}
		return b
	}
	typed := func(signature string, data []byte) []byte {
		return append([]byte(signature+"\x00\x00\x00\x00"), data...)
	}
	words := func(s string) []byte { // multiLocalizedUnicodeType, one record
		u := utf16.Encode([]rune(s))
		b := []byte{0, 0, 0, 1, 0, 0, 0, 12, 'e', 'n', 'U', 'S'}
		b = binary.BigEndian.AppendUint32(b, uint32(2*len(u)))
		b = binary.BigEndian.AppendUint32(b, 28)
		for _, c := range u {
			b = binary.BigEndian.AppendUint16(b, c)
		}
		return typed("mluc", b)
	}
	xyz := func(x, y, z float64) []byte { return typed("XYZ ", fixed(x, y, z)) }
	curve := typed("para", append([]byte{0, 3, 0, 0}, fixed(2.4, 1/1.055, 0.055/1.055, 1/12.92, 0.04045)...))
	tags := []struct {
		signature string
		data      []byte
	}{
		{"desc", words("sRGB")},
		{"cprt", words("No copyright, use freely")},
		{"wtpt", xyz(0.9642, 1, 0.8249)},
		{"chad", typed("sf32", fixed(1.04788, 0.02292, -0.05022, 0.02959, 0.99048, -0.01707, -0.00925, 0.01508, 0.75168))},
		{"rXYZ", xyz(0.43607, 0.22249, 0.01392)},
		{"gXYZ", xyz(0.38515, 0.71687, 0.09708)},
		{"bXYZ", xyz(0.14307, 0.06061, 0.71410)},
		{"rTRC", curve},
		{"gTRC", curve},
		{"bTRC", curve},
	}
	head := make([]byte, 128)
	binary.BigEndian.PutUint32(head[8:], 0x04200000)
	copy(head[12:], "mntrRGB XYZ ")
	for i, v := range []uint16{2024, 1, 1, 0, 0, 0} {
		binary.BigEndian.PutUint16(head[24+2*i:], v)
	}
	copy(head[36:], "acsp")
	copy(head[68:], fixed(0.9642, 1, 0.8249))

	var directory, body bytes.Buffer
	binary.Write(&directory, binary.BigEndian, uint32(len(tags)))
	base := 128 + 4 + 12*len(tags)
	placed := map[string]int{}
	for _, t := range tags {
		offset, shared := placed[string(t.data)]
		if !shared {
			offset = base + body.Len()
			placed[string(t.data)] = offset
			body.Write(t.data)
			body.Write(make([]byte, (4-body.Len()%4)%4))
		}
		directory.WriteString(t.signature)
		binary.Write(&directory, binary.BigEndian, []uint32{uint32(offset), uint32(len(t.data))})
	}
	icc := append(append(head, directory.Bytes()...), body.Bytes()...)
	binary.BigEndian.PutUint32(icc, uint32(len(icc)))
	return icc
}
