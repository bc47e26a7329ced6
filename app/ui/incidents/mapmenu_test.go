//go:build !nogui

package incidents

import (
	"cmp"
	"image/color"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"

	"lectern/app/atlas"
	"lectern/app/brief"
	"lectern/app/draw"
	"lectern/app/figure"
)

// layeredBrief returns a brief with two layers, one of which can't be read.
func layeredBrief(t *testing.T) *brief.Brief {
	b, _ := brief.Open(fstest.MapFS{
		"brief.md": {Data: []byte("---\nlectern: 1\ntitle: T\nas-of: 2024-01-01\nlayers:\n" +
			"  held: {file: held.geojson, title: Held, source: s, date: 2024-03-01}\n  gone: {file: gone.geojson, source: s, date: 2024-03-01}\n---\n")},
		"held.geojson": {Data: []byte(`{"type":"Polygon","coordinates":[[[43,12],[47,12],[47,16],[43,16]]]}`)},
		"incidents.csv": {Data: []byte("id,date,country,title,lat,lon,location_precision\n" +
			"aden,2022-01-15,Yemen,A,12.8,45,exact\nhodeidah,2022-01-15,Yemen,B,14.8,42.9,exact\nsuez,2022-01-15,Egypt,C,29.9,32.5,exact\n")},
	}, brief.Options{})
	if b == nil || b.Incidents.Len() != 3 {
		t.Fatal("no brief")
	}
	return b
}

// item returns an item of the map's menu.
func item(t *testing.T, d *testDesk, words string) *fyne.MenuItem {
	t.Helper()
	for _, one := range d.mapItems() {
		if strings.HasPrefix(one.Label, words) {
			return one
		}
	}
	t.Fatalf("the menu has no %q", words)
	return nil
}

func TestLayersAreSwitchedOnAndOff(t *testing.T) {
	d := shownOf(t, layeredBrief(t))
	plain := slices.Clone(d.mapView.drawn.base.Pix)
	for _, one := range d.mapItems() {
		if strings.Contains(one.Label, "Gone") {
			t.Error("a layer that can't be drawn is offered")
		}
	}
	item(t, d, "Held, 1 March 2024").Action()
	d.settle()
	if !item(t, d, "Held").Checked || slices.Equal(d.mapView.drawn.base.Pix, plain) {
		t.Error("the layer isn't on the map")
	}
	next := &testDesk{Desk: New(d.window, layeredBrief(t), d.host, -1), loop: d.loop, t: t}
	t.Cleanup(next.Stop)
	next.Resume(d.Desk)
	next.window.SetContent(next.Box)
	next.settle()
	if !item(t, next, "Held").Checked {
		t.Error("after the files have changed the layer is off")
	}
	item(t, next, "Held").Action()
	next.settle()
	if !slices.Equal(next.mapView.drawn.base.Pix, plain) {
		t.Error("the layer stays on the map")
	}
}

func TestHexagonsTakeThePlaceOfSymbolsAndProvinces(t *testing.T) {
	d := shownOf(t, layeredBrief(t))
	for _, words := range []string{"Shade provinces", "Shade hexagons", "Shade hexagons"} {
		item(t, d, words).Action()
		d.settle()
		on := item(t, d, words).Checked
		if other := item(t, d, "Shade provinces").Checked && item(t, d, "Shade hexagons").Checked; other {
			t.Error("provinces and hexagons are both on")
		}
		if n := len(d.mapView.drawn.clusters.Symbols); (n == 0) != on {
			t.Errorf("%s is on: %v; there are %d symbols", words, on, n)
		}
	}
}

// What a click on a symbol of several incidents does, one on a hexagon or a province does, too.
func TestAHexagonAndAProvinceLeadToTheirIncidents(t *testing.T) {
	for _, c := range []struct {
		shade         func(d *testDesk)
		button, query string
	}{
		{func(d *testDesk) { d.ToggleHexagons() }, "Filter to this hexagon", "within:"},
		{func(d *testDesk) { d.ToggleShades() }, "Filter to this province", "country:"},
	} {
		for _, byKey := range []bool{false, true} {
			d := shown(t)
			c.shade(d)
			d.settle()
			m := d.mapView
			all := m.spots()
			most := slices.MaxFunc(all, func(a, b spot) int { return cmp.Compare(a.count(), b.count()) })
			rows := m.rows(most, d.brief.Incidents.Len())
			if len(all) < 3 || len(rows) < 3 || len(rows) != most.count() {
				t.Fatalf("%d of them, of which one has %d incidents", len(all), len(rows))
			}
			if byKey {
				d.Select(rows[0])
				d.settle()
				m.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
			} else {
				at := m.middle(most)
				click := &desktop.MouseEvent{Button: desktop.MouseButtonPrimary}
				click.Position = fyne.NewPos(at.X, at.Y)
				m.MouseUp(click)
			}
			if !m.cluster.Visible() || m.card.Visible() || len(m.cluster.rows) != len(rows) || m.cluster.title != m.name(most) {
				t.Fatalf("%q lists %d of %d incidents, %v", m.cluster.title, len(m.cluster.rows), len(rows), m.cluster.Visible())
			}
			if m.cluster.button != c.button || m.cluster.narrow == nil {
				t.Fatalf("its button is %q", m.cluster.button)
			}
			m.cluster.only()
			d.settle()
			if got := d.result.answer.Shown; got.Count() != len(rows) || got.And(d.brief.Incidents.Rows(rows...)).Count() != len(rows) || !strings.HasPrefix(d.query(), c.query) {
				t.Errorf("%s leaves %d incidents, not the %d", d.query(), got.Count(), len(rows))
			}
		}
	}
}

// An incident that is placed to a province has a point in it, but is in no hexagon.
func TestTheFilterToAHexagonHasNoMoreThanTheHexagon(t *testing.T) {
	b, _ := brief.Open(fstest.MapFS{
		"brief.md": {Data: []byte("---\nlectern: 1\ntitle: T\nas-of: 2024-01-01\n---\n")},
		"incidents.csv": {Data: []byte("id,date,country,admin1,title,lat,lon,location_precision\n" +
			"a,2022-01-15,Yemen,Aden,A,12.8,45,exact\nb,2022-01-15,Yemen,Aden,B,12.8,45,exact\nc,2022-01-15,Yemen,Aden,C,12.8,45,province\n")},
	}, brief.Options{})
	d := shownOf(t, b)
	d.ToggleHexagons()
	d.settle()
	all := d.mapView.spots()
	if len(all) != 1 || all[0].count() != 2 {
		t.Fatalf("%d hexagons, the first with %d", len(all), all[0].count())
	}
	d.mapView.list(all[0], draw.Point{X: 100, Y: 100})
	d.mapView.cluster.only()
	d.settle()
	if got := d.result.answer.Shown.Count(); got != 2 {
		t.Errorf("%s leaves %d incidents", d.query(), got)
	}
	if field, value := chipParts(d.filter.chips.Terms()[0]); field != "within:" || value != "6 corners" {
		t.Errorf("a chip says %s%s", field, value)
	}
}

func TestShiftAndAnArrowGoFromHexagonToHexagon(t *testing.T) {
	d := shown(t)
	d.ToggleHexagons()
	d.settle()
	seen := map[*figure.ShadedPlace]bool{}
	for range 4 {
		d.mapView.nearest(1, 0)
		d.settle()
		if s := d.mapView.spotOf(d.selected); s.shaded != nil {
			seen[s.shaded] = true
		}
	}
	if len(seen) < 2 {
		t.Errorf("%d hexagons are gone to", len(seen))
	}
}

func TestSymbolsAreColouredByAField(t *testing.T) {
	d := shownOf(t, layeredBrief(t))
	d.ToggleHexagons()
	plain := slices.Clone(d.mapView.drawn.base.Pix)
	fields := d.colourItems()
	at := slices.IndexFunc(fields, func(i *fyne.MenuItem) bool { return i.Label == "Country" })
	if at < 0 {
		t.Fatalf("%d fields, not the country", len(fields))
	}
	fields[at].Action()
	d.settle()
	if slices.Equal(d.mapView.drawn.base.Pix, plain) || d.asked.fill != noFill || len(d.mapView.drawn.clusters.Symbols) == 0 {
		t.Error("there are no coloured symbols")
	}
	fields[0].Action()
	d.settle()
	if !slices.Equal(d.mapView.drawn.base.Pix, plain) {
		t.Error("the colours stay")
	}
}

func TestTheMapZoomsToWhatIsShown(t *testing.T) {
	d := shownOf(t, layeredBrief(t))
	d.find("country:Yemen")
	wide := d.mapView.want.Scale
	item(t, d, "Zoom to what is shown").Action()
	d.settle()
	if d.mapView.want.Scale < 2*wide {
		t.Errorf("the scale is %g after %g", d.mapView.want.Scale, wide)
	}
	for _, id := range []string{"aden", "hodeidah"} {
		row, _ := d.brief.Incidents.Index(id)
		if at, ok := d.mapView.at(row); !ok || at.X < 0 || at.Y < 0 || at.X > d.mapView.want.W || at.Y > d.mapView.want.H {
			t.Errorf("%s is at %v", id, at)
		}
	}
}

func TestTheSeaBelowTheMapIsDrawnWhereThePictureLeavesIt(t *testing.T) {
	d := shown(t)
	m := d.mapView
	sea, rim := color.Color(d.window.Palette().Sea), func() color.Color { return m.rim.FillColor }
	if rim() != color.Transparent {
		t.Error("it is filled below the picture, which hides it")
	}
	home := m.want
	for name, at := range map[string]atlas.View{"to the left": home.Pan(home.W, 0), "upwards": home.Pan(0, -home.H), "smaller": home.Zoom(0.3, draw.Point{X: home.W / 2, Y: home.H / 2})} {
		if m.set(at); rim() != sea {
			t.Errorf("%s: what the picture leaves is %v", name, rim())
		}
	}
	if m.set(home); rim() != color.Transparent {
		t.Error("it stays when the picture is back")
	}
}
