package brief

import (
	"strconv"
	"strings"
)

// Width is the width that an author asks of a picture, as it is written: "50%", "8cm", "300px", or "".
type Width string

// pixels are the lengths of CSS's units in its pixels, of which 96 are an inch.
var pixels = map[string]float64{"px": 1, "": 1, "cm": 96 / 2.54, "mm": 96 / 25.4, "in": 96, "pt": 96.0 / 72}

// Within returns the width within a room, which it never exceeds, in the room's units; 0 where the author asks for
// none. A CSS pixel is that many units long.
func (w Width) Within(room, pixel float64) float64 {
	number := strings.TrimRight(string(w), "%abcdefghijklmnopqrstuvwxyz")
	unit := string(w[len(number):])
	v, err := strconv.ParseFloat(strings.TrimSpace(number), 64)
	if err != nil || v <= 0 {
		return 0
	}
	if unit == "%" {
		return room * min(v, 100) / 100
	}
	return min(room, v*pixels[unit]*pixel)
}

// valid reports whether the width can be read.
func (w Width) valid() bool { return w.Within(1, 1) > 0 }
