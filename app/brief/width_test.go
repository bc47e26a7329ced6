package brief

import (
	"math"
	"testing"
)

func TestWidthsAreReadInCSSUnits(t *testing.T) {
	for w, want := range map[Width]float64{ // in a room of 200 points, on paper
		"": 0, "50%": 100, "150%": 200, "5cm": 141.73, "20mm": 56.69, "1in": 72, "36pt": 36, "96px": 72, "96": 72, "30cm": 200,
		"-5cm": 0, "cm": 0, "5em": 0, "5 apples": 0, "%": 0, "0%": 0, "NaN%": 0, "Inf": 0,
	} {
		if got := w.Within(200, 0.75); math.Abs(got-want) > 0.01 {
			t.Errorf("%q is %.2f wide, want %.2f", w, got, want)
		}
	}
}
