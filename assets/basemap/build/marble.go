package main

import (
	"encoding/binary"
	"errors"
)

// marbleLine is a line of a file of Marble. Lines of one feature share its number.
type marbleLine struct {
	feature uint32
	inner   bool // the shore of an island in a lake
	points  []point
}

// flags of Marble's lines.
const (
	innerBoundary = 3
	severalLines  = 4
)

// readPN2 reads the lines of a file of Marble. After the version, the number of features and a
// byte of no use here, each line has a flag, its feature, and a count of nodes; a node is a place
// in 120ths of a degree, latitude first, with the places about it that follow, a byte each way.
// Before the lines of a feature of several stands a flag with their number.
func readPN2(b []byte) ([]marbleLine, error) {
	cut := errors.New("reading a file of Marble: it is cut off")
	if len(b) < 6 {
		return nil, cut
	}
	var all []marbleLine
	for at := 6; at < len(b); {
		if b[at] == severalLines {
			at += 6
			continue
		}
		if at+9 > len(b) {
			return nil, cut
		}
		line := marbleLine{feature: binary.BigEndian.Uint32(b[at+1:]), inner: b[at] == innerBoundary}
		nodes := binary.BigEndian.Uint32(b[at+5:])
		at += 9
		add := func(lon, lat int) {
			p := pointOf(float64(lon)/120, float64(lat)/120)
			if n := len(line.points); n == 0 || line.points[n-1] != p {
				line.points = append(line.points, p)
			}
		}
		for range nodes {
			if at+6 > len(b) {
				return nil, cut
			}
			lat, lon := int(int16(binary.BigEndian.Uint16(b[at:]))), int(int16(binary.BigEndian.Uint16(b[at+2:])))
			steps := int(binary.BigEndian.Uint16(b[at+4:]))
			at += 6
			if at+2*steps > len(b) {
				return nil, cut
			}
			add(lon, lat)
			for range steps {
				add(lon+int(int8(b[at+1])), lat+int(int8(b[at])))
				at += 2
			}
		}
		all = append(all, line)
	}
	return all, nil
}
