package atlas

import (
	"slices"
	"testing"

	"lectern/app/draw"
	"lectern/app/draw/raster"
)

// What the author names is named, whatever else has a name there; what lies outside the view isn't.
func TestLabelsOfTheAuthorHaveRoomFirst(t *testing.T) {
	c := views[0]
	v := Fit(c.proj, c.extent, 900, 600)
	kabul := v.ToView(c.proj.Forward(69.17, 34.53))
	whole := []draw.Rect{{W: 900, H: 600}}
	for _, with := range []struct {
		name   string
		keep   []draw.Rect
		discs  []Disc
		sparse bool
	}{
		{"alone", nil, nil, false},
		{"under a symbol", nil, []Disc{{At: kabul, R: 20}}, false},
		{"where nothing has room", whole, nil, false},
		{"on a slide", nil, nil, true},
	} {
		m := NewMap(c.proj, Options{})
		m.Sparse = with.sparse
		m.Own = []OwnLabel{{69.17, 34.53, "The airport"}, {0, 0, "Off the map"}}
		_, canvas := raster.NewImage(900, 600, 1, draw.Light.Sea)
		l := &listener{Canvas: canvas}
		m.Labels(l, v, &draw.Light, with.keep, with.discs)
		var words []string
		for _, w := range l.words {
			words = append(words, w.text)
		}
		if len(words) == 0 || words[0] != "The airport" || slices.Contains(words, "Off the map") {
			t.Errorf("%s: named are %q", with.name, words)
		}
		if len(with.keep) > 0 && len(words) > 1 {
			t.Errorf("%s: others are named, too: %q", with.name, words)
		}
	}
}
