package brief

import (
	"strconv"
	"strings"
)

// Width is the width that the author sets for a picture, as written: "50%", "8cm", "300px", or "".
type Width string

// pixels has the length of each unit of CSS in its pixels, of which 96 are an inch.
var pixels = map[string]float64{"px": 1, "": 1, "cm": 96 / 2.54, "mm": 96 / 25.4, "in": 96, "pt": 96.0 / 72}

// Within returns the width, at most the room that there is, in the units of room; 0 where the author sets none.
// Pixel is the length of a CSS pixel in these units.
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

// valid reports whether the width can be parsed.
func (w Width) valid() bool { return w.Within(1, 1) > 0 }
