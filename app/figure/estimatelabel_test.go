package figure

import (
	"slices"
	"testing"

	"lectern/app/draw"
	"lectern/app/incident"
)

func TestEstimatesOnSlidesAreLabelledWithTheirNumbers(t *testing.T) {
	day := func(year int) incident.Day { return incident.DayOf(year, 7, 1) }
	points := []incident.Point{
		{Series: "s", From: day(2030), To: day(2030), Low: 1500, High: 2200},
		{Series: "s", From: day(2031), To: day(2031), Low: 800, High: 800},
		{Series: "s", From: day(2032), To: day(2032), Low: 2500, High: -1},
		{Series: "s", From: day(2033), To: day(2033), Low: -1, High: 4000},
	}
	for style, labelled := range map[*Style]bool{&Slide: true, &Paper: false} {
		var l listener
		e := NewEstimates(points, "s", day(2034), *style)
		e.Draw(&l, draw.Rect{W: 60 * style.Caption, H: 20 * style.Caption}, &draw.Light)
		for _, words := range []string{"1,500\u20132,200", "800", "2,500 or more", "4,000 or less"} {
			if got := slices.Contains(l.words, words); got != labelled {
				t.Errorf("%q is said: %t in %q", words, got, l.words)
			}
		}
	}
}
