//go:build !nogui

package incidents

import (
	"math"
	"testing"
	"testing/fstest"

	"lectern/app/brief"
	"lectern/app/draw"
)

// worldBrief returns a brief with incidents all over the world.
func worldBrief(t *testing.T) *brief.Brief {
	b, problems := brief.Open(fstest.MapFS{
		"brief.md": {Data: []byte("---\nlectern: 1\ntitle: T\nas-of: 2024-01-01\nviews:\n  pacific: {extent: [160, -30, -150, 10]}\n---\n")},
		"incidents.csv": {Data: []byte("id,date,country,title,lat,lon,location_precision\n" +
			"tonga,2022-01-15,Tonga,A,-20.5,-175.4,near\nfiji,2022-01-15,Fiji,B,-18.1,178.4,near\n" +
			"lagos,2022-01-15,Nigeria,C,6.5,3.4,near\nlima,2022-01-15,Peru,D,-12,-77,near\nkabul,2022-01-15,Afghanistan,E,34.5,69.2,near\n")},
	}, brief.Options{})
	if b == nil || b.Incidents.Len() != 5 {
		t.Fatal(problems)
	}
	return b
}

// far returns how far the symbols of two incidents are from each other.
func far(t *testing.T, d *testDesk, a, b string) float32 {
	t.Helper()
	var at [2]draw.Point
	for i, id := range []string{a, b} {
		row, _ := d.brief.Incidents.Index(id)
		s := d.mapView.drawn.clusters.Of(row)
		if s == nil {
			return float32(math.Inf(1))
		}
		at[i] = s.At
	}
	return at[0].Distance(at[1])
}

// The world has no end: a map that is moved over the date line goes on there, and comes back.
func TestTheWorldGoesOnOverTheDateLine(t *testing.T) {
	d := shownOf(t, worldBrief(t))
	m := d.mapView
	if got := far(t, d, "tonga", "fiji"); got < m.want.W/2 {
		t.Fatalf("Tonga and Fiji, at the ends of the world, are %.0f apart", got)
	}
	lon, lat := m.proj.Inverse(m.want.ToPlane(draw.Point{X: 100, Y: m.want.H / 2}))
	m.moveTo(m.want.Pan(m.want.W/2-100, 0)) // as if that point were dragged to the middle
	if got, _ := m.proj.Inverse(m.want.X, m.want.Y); math.Abs(got-lon) > 0.5 {
		t.Errorf("the middle of the map is at %.1f, %.1f was dragged there (%.1f north)", got, lon, lat)
	}
	d.settle()
	if got := far(t, d, "tonga", "fiji"); got > 40 {
		t.Errorf("Tonga and Fiji are %.0f apart on the map about them", got)
	}
	place := d.Place()
	m.home()
	d.settle()
	if got := far(t, d, "tonga", "fiji"); got < m.want.W/2 {
		t.Errorf("back at home Tonga and Fiji are %.0f apart", got)
	}
	d.Restore(place)
	d.settle()
	if again := d.Place(); again != place || far(t, d, "tonga", "fiji") > 40 {
		t.Errorf("the place is %+v, not %+v", again, place)
	}
}

func TestAViewOverTheDateLineIsShownAndKept(t *testing.T) {
	d := shownOf(t, worldBrief(t))
	v := d.brief.View("pacific")
	d.ShowView(v)
	d.settle()
	if e := *d.mapView.extentShown(); e[0] < 100 || e[2] > -100 {
		t.Errorf("the map of %v shows %v", *v.Extent, e)
	}
}
