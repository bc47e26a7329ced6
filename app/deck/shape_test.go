package deck

import (
	"testing"

	"lectern/app/atlas"
	"lectern/app/brief"
	"lectern/app/draw"
	"lectern/briefs"
)

// In every shape slides are as wide as it asks, and nothing runs off them or over other things.
func TestSlidesKeepToTheirShape(t *testing.T) {
	folder, err := briefs.Open("islamic-state-khorasan")
	if err != nil {
		t.Fatal(err)
	}
	b, _ := brief.Open(folder, brief.Options{Gazetteer: atlas.Load()})
	for name, width := range map[string]float32{"16:9": 1920, "16:10": 1728, "4:3": 1440} {
		shape, ok := brief.ShapeNamed(name)
		if !ok {
			t.Fatalf("there is no shape %s", name)
		}
		d, err := Build(t.Context(), b, shape)
		if err != nil || d.Width != width {
			t.Fatalf("slides of %s are %v wide, want %v: %v", name, d.Width, width, err)
		}
		for n, s := range d.Slides {
			l := ledger{width: width}
			d.Draw(&l, n, s.Printed, &draw.Light)
			for _, f := range l.faults {
				t.Errorf("%s, slide %d, %q: %s", name, n+1, s.Title, f)
			}
		}
	}
}
