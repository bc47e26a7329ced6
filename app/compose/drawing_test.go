package compose

import (
	"bytes"
	"fmt"
	"image"
	"image/png"
	"strings"
	"testing"
	"testing/fstest"

	"lectern/app/atlas"
	"lectern/app/brief"
	"lectern/app/draw"
	"lectern/app/draw/svg"
	"lectern/app/figure"
	"lectern/app/incident"
	"lectern/app/typeset"
)

func TestNoPictureIsHigherThanItsPage(t *testing.T) {
	const picture = "![A picture](media/a.png)"
	for name, one := range map[string]struct {
		size image.Point
		text string
		most float32
		left float32
	}{
		"a strip":              {image.Pt(20, 3000), picture, 0.8 * 700, 0},
		"a screen":             {image.Pt(1080, 2400), picture, 0.8 * 700, 0},
		"a small one":          {image.Pt(400, 300), picture, 0.8 * 700, 0},
		"on a turned page":     {image.Pt(1000, 1000), "::: landscape\n" + picture + "\n:::", 0.8 * 400, 0},
		"in an item":           {image.Pt(400, 300), "- " + picture, 0.8 * 700, 14.7},
		"captioned in an item": {image.Pt(400, 300), "- It.\n\n  " + picture + "{caption=\"So it is\"}", 0.8 * 700, 14.7},
	} {
		var file bytes.Buffer
		if err := png.Encode(&file, image.NewGray(image.Rectangle{Max: one.size})); err != nil {
			t.Fatal(err)
		}
		text := "---\nlectern: 1\ntitle: A picture\nas-of: 2033-04-02\n---\n\n# Aims {#aims}\n\n" + one.text + "\n"
		b, _ := brief.Open(fstest.MapFS{"brief.md": {Data: []byte(text)}, "media/a.png": {Data: file.Bytes()}}, brief.Options{})
		c := New(b, Page(), 372, 471, typeset.NewSetter())
		c.Pages = Pages{Height: 700, Margin: 100, Turned: [2]float32{700, 400}}
		var d Document
		c.Body(&d)
		blocks, width := d.Blocks, float32(372)
		for _, block := range d.Blocks {
			if block.FullPage != nil {
				blocks, width = block.FullPage.Blocks, 700
			}
		}
		pictures := 0
		for _, block := range blocks {
			if block.Box == nil {
				continue
			}
			pictures++
			if h := block.Box.Height(width); h > one.most+0.1 || h < 50 {
				t.Errorf("%s, a picture is %g points high", name, h)
			}
			if block.Left != one.left || (block.Float > 0) != (one.left == 0 && width == 372) {
				t.Errorf("%s, a picture is %g points from the left and floats with %d", name, block.Left, block.Float)
			}
		}
		if pictures != 1 {
			t.Errorf("%s, there are %d pictures", name, pictures)
		}
	}
}

// Annotations that are few stand on the page of their drawing. Many go on on the next, none of them alone,
// and the last are on the page of what the drawing rests on.
func TestManyAnnotationsGoOnOnTheNextPage(t *testing.T) {
	for count, most := range map[int]int{3: 1, 12: 1, 60: 2} {
		c, d := onPaper("```{.map title=\"Map\"}\n" + strings.Repeat("An annotation.\n", count) + "```")
		pages := c.Setter.Pages(d.Blocks, typeset.Room{Width: 471, Height: 700}, typeset.Setting{})
		on := map[int]int{} // how many annotations a page has
		basis := -1
		pages.Lines(func(page int, column *typeset.Column, l *typeset.SetLine) {
			switch text := column.Blocks[l.Block].Text.String; {
			case text == "An annotation.":
				on[page]++
			case strings.HasPrefix(text, "30 incidents"):
				basis = page
			}
		})
		if len(on) != most || on[0] == 0 || on[basis] < min(count, 3) {
			t.Errorf("of %d annotations pages have %v, and what the map rests on is on page %d", count, on, basis)
		}
	}
}

// Whether a map was drawn ahead depends on the moment, and the same folder gives the same bytes.
func TestAMapDrawnAheadIsTheSame(t *testing.T) {
	box := func() typeset.Box {
		c := New(shipped(t, "islamic-state-khorasan"), Page(), 372, 471, typeset.NewSetter())
		var d, annexes Document
		c.Body(&d)
		c.Incidents(&annexes)
		for _, block := range d.Blocks {
			if b, is := block.Box.(*boxed); is && b.ahead != nil {
				return b
			}
		}
		t.Fatal("the brief has no map")
		return nil
	}
	at := draw.Rect{X: 62.14, Y: 91.7, W: 471, H: box().Height(471)}
	picture := func(b typeset.Box) []byte {
		c := svg.New(600, 842, "A map", "")
		b.Draw(c, at, &draw.Paper)
		data, err := c.Bytes()
		if err != nil {
			t.Fatal(err)
		}
		return data
	}
	want := picture(box())
	for what, prepare := range map[string]func(Ahead){
		"drawn ahead":                 func(b Ahead) { b.DrawAhead(at.W, at.H, &draw.Paper) },
		"drawn ahead in another size": func(b Ahead) { b.DrawAhead(300, 200, &draw.Paper) },
		"drawn ahead in other inks":   func(b Ahead) { b.DrawAhead(at.W, at.H, &draw.Dark) },
		"drawn ahead too late": func(b Ahead) {
			picture(b.(typeset.Box))
			b.DrawAhead(at.W, at.H, &draw.Dark)
		},
	} {
		b := box()
		prepare(b.(Ahead))
		for n := range 2 {
			if !bytes.Equal(picture(b), want) {
				t.Errorf("%s, it is another picture the %d. time", what, n+1)
			}
		}
	}
}

// onPaper composes a text about thirty incidents for pages.
func onPaper(text string) (*Composer, *Document) {
	var rows strings.Builder
	for i := range 30 {
		fmt.Fprintf(&rows, "i%d,2033-%02d-02,Case %d,Pakistan,Province %02d,Quetta,%d,%d,%d\n", i, 1+i%3, i, i, 28+i%7, 62+i%9, i+1)
	}
	b, _ := brief.Open(fstest.MapFS{
		"brief.md":      {Data: []byte("---\nlectern: 1\ntitle: A page\nas-of: 2033-04-02\n---\n\n# Aims {#aims}\n\n" + text + "\n")},
		"incidents.csv": {Data: []byte("id,date,title,country,admin1,place,lat,lon,killed\n" + rows.String())},
	}, brief.Options{})
	c := New(b, Page(), 372, 471, typeset.NewSetter())
	c.Pages = Pages{Height: 700, Margin: 100, Turned: [2]float32{700, 430}}
	d := new(Document)
	c.Body(d)
	return c, d
}

// outer is the drawings of the first page of its own of a text, with the height each has there.
func outer(t *testing.T, text string) (c *Composer, boxes []*boxed, height float32) {
	t.Helper()
	c, d := onPaper(text)
	for _, block := range d.Blocks {
		if block.FullPage == nil {
			continue
		}
		width := float32(471)
		if block.FullPage.Turned {
			width = 700
		}
		for _, one := range block.FullPage.Blocks {
			if box, ok := one.Box.(*boxed); ok {
				boxes = append(boxes, box)
				height = box.Height(width)
			}
		}
	}
	if len(boxes) == 0 {
		t.Fatalf("%s has no page of its own", text)
	}
	return c, boxes, height
}

func TestDrawingsFillAPageOfTheirOwn(t *testing.T) {
	const table = "\n\n| A | B |\n|---|---|\n| 1 | 2 |\n| 1 | 2 |\n| 1 | 2 |\n| 1 | 2 |\n| 1 | 2 |\n| 1 | 2 |\n| 1 | 2 |\n| 1 | 2 |\n| 1 | 2 |\n| 1 | 2 |\n"
	for _, c := range []struct {
		text        string
		least, most float32
	}{
		{"```{.map .full-page}\n```", 600, 680},
		{"```{.timeline .full-page}\n```", 600, 680},
		{"```{.chart .full-page by=year}\n```", 600, 680},
		{"```{.chart .full-page by=admin1}\n```", 600, 680},
		{"::: landscape\n```{.timeline}\n```\n:::", 340, 420},
		{"::: landscape\n```{.map}\n```\n:::", 340, 420},
		{"::: landscape\n```{.map}\n```" + table + ":::", 330, 420}, // a page for it, another for the table
		{"::: landscape\n```{.timeline}\n```\n\n```{.timeline}\n```\n:::", 100, 110},
	} {
		if _, _, h := outer(t, c.text); h < c.least || h > c.most {
			t.Errorf("%s is %g points high, want %g to %g", c.text, h, c.least, c.most)
		}
	}
}

// A note at the foot of a page holds all that its author put into it: it has neither margin nor pages.
func TestNotesHoldWhatElseHasAPageOrTheMargin(t *testing.T) {
	for _, text := range []string{
		"```{.chart .full-page by=year}\n```",
		"::: landscape\n```{.chart by=year}\n```\n:::",
		"::: aside\n```{.chart by=year}\n```\n:::",
	} {
		_, d := onPaper("See[^n].\n\n[^n]: Note.\n\n    " + strings.ReplaceAll(text, "\n", "\n    "))
		boxes := 0
		for _, b := range withFootnotes(d.Blocks) {
			if b.Box != nil {
				boxes++
			}
			if b.FullPage != nil || b.Aside != nil {
				t.Errorf("%q stands elsewhere", text)
			}
		}
		if boxes != 1 {
			t.Errorf("%q is drawn %d times", text, boxes)
		}
	}
}

func TestAChartOfAPageHasBarsForAsManyAsHaveRoom(t *testing.T) {
	_, boxes, _ := outer(t, "```{.chart .full-page by=admin1}\n```")
	if alt := boxes[0].alt; strings.Contains(alt, "other") || !strings.Contains(alt, "Province 00") {
		t.Errorf("it says %s", alt)
	}
}

func TestMapsAreNeverAStrip(t *testing.T) {
	c, _, _ := outer(t, "::: landscape\n```{.map}\n```\n:::")
	shown, ok := c.Show(&brief.Drawing{Kind: brief.Map})
	if !ok {
		t.Fatal("there is no map")
	}
	shown.Box.Draw(&draw.Recording{}, draw.Rect{W: 700, H: 200}, &draw.Light)
	if v := shown.Map.View; v.W < 100 || v.W > flattest*v.H+1 {
		t.Errorf("in 700 by 200 points a map is %g by %g", v.W, v.H)
	}
}

func TestMapsShowWhatTheyAskForUnlessTheBriefSaysWhere(t *testing.T) {
	const (
		mapOfAll = "map: {extent: [40, 20, 80, 45]}\n"
		rows     = "id,date,country,place,lat,lon,killed\na,2033-01-02,Iran,Kerman,30.3,57.1,1\nb,2033-01-02,Afghanistan,Kabul,34.5,69.2,1\n"
	)
	for name, c := range map[string]struct {
		front, drawing string
		west, east     float64
	}{
		"all":                  {"", "", 55.1, 71.2},
		"its query":            {"", `query="country:Iran"`, 55.1, 59.1},
		"its view":             {"views:\n  iran: {query: \"country:Iran\"}\n", `view="iran"`, 55.1, 59.1},
		"its view's extent":    {"views:\n  iran: {query: \"country:Iran\", extent: [50, 20, 66, 40]}\n", `view="iran"`, 50, 66},
		"its extent":           {"", `query="country:Iran" extent="44,25,63,40"`, 44, 63},
		"the brief's":          {mapOfAll, `query="country:Iran"`, 40, 80},
		"of nothing, as all":   {"", `query="country:Pakistan"`, 55.1, 71.2},
		"its own over brief's": {mapOfAll, `query="country:Iran" extent="44,25,63,40"`, 44, 63},
	} {
		b, _ := brief.Open(fstest.MapFS{
			"brief.md":      {Data: []byte("---\nlectern: 1\ntitle: A map\nas-of: 2033-04-02\n" + c.front + "---\n\n# Aims {#aims}\n\n```{.map " + c.drawing + "}\n```\n")},
			"incidents.csv": {Data: []byte(rows)},
		}, brief.Options{})
		g := b.Sections[0].Blocks[0].(*brief.Drawing)
		s, err := b.Select(b.DrawingQuery(g))
		if err != nil {
			t.Fatal(err)
		}
		if e := drawingExtent(b, g, s); max(e.West-c.west, c.west-e.West, e.East-c.east, c.east-e.East) > 0.2 {
			t.Errorf("%s: %+v, want %g to %g", name, e, c.west, c.east)
		}
	}
}

func TestCaptionsAreTitlesOrSentences(t *testing.T) {
	views := []*brief.View{{Name: "gulf", Caption: "In the gulf"}, {Name: "bare"}}
	c := New(&brief.Brief{Meta: brief.Meta{Views: views}, Incidents: incident.NewBuilder(nil).Table()}, Screen(19), 600, 600, typeset.NewSetter())
	for _, one := range []struct{ view, title, caption, wantTitle, wantCaption string }{
		{"", "", "", "No incidents", ""},
		{"bare", " ", "", "No incidents", ""},
		{"", "", "In Pakistan", "In Pakistan", ""},
		{"", "A title", "", "A title", ""},
		{"", "A title", " ", "A title", ""},
		{"", "A title", "The view", "A title", "The view. "},
		{"", "A title", "The view.", "A title", "The view. "},
		{"", "A title", "And so on\u2026", "A title", "And so on\u2026 "},
		{"gulf", "", " ", "In the gulf", ""},
		{"gulf", "", "In Pakistan", "In Pakistan", ""},
		{"gulf", "A title", "", "A title", ""},
		{"gulf", "A title", "In Pakistan.", "A title", "In Pakistan. "},
	} {
		g := &brief.Drawing{Kind: brief.Map, View: one.view, Title: one.title, Caption: one.caption}
		title, caption := c.Titles(g, c.Brief.Incidents.All())
		if title != one.wantTitle || caption != one.wantCaption {
			t.Errorf("%q, %q, %q: %q, %q", one.view, one.title, one.caption, title, caption)
		}
		if own := one.wantTitle == "No incidents"; c.Untitled(g) != own {
			t.Errorf("%q, %q, %q: the program gives the title: %v", one.view, one.title, one.caption, !own)
		}
	}
	chart := &brief.Drawing{Kind: brief.Chart, View: "gulf", By: "target"}
	if title, caption := c.Titles(chart, c.Brief.Incidents.All()); title != "Incidents by target" || caption != "In the gulf. " || !c.Untitled(chart) {
		t.Errorf("a chart of a view: %q, %q", title, caption)
	}
}

// The title that a drawing without one gets counts as the brief does.
func TestMadeTitlesCountWhatTheBriefCounts(t *testing.T) {
	rows := "id,date,country,place,killed,verification\na,2032-01-02,Iran,Kerman,3,\nb,2032-01-02,Iran,Kerman,3,unverified\nc,2032-01-02,Pakistan,Quetta,4,\n"
	for front, want := range map[string]string{"": "1 of 2 incidents: 3 people killed", "include-unverified: true\n": "2 of 3 incidents: 6 people killed"} {
		b, _ := brief.Open(fstest.MapFS{
			"brief.md":      {Data: []byte("---\nlectern: 1\ntitle: T\nas-of: 2033-04-02\n" + front + "---\n\n# A {#a}\n\n```{.map query=\"country:Iran\"}\n```\n")},
			"incidents.csv": {Data: []byte(rows)},
		}, brief.Options{})
		shown, _ := New(b, Screen(19), 600, 600, typeset.NewSetter()).Show(b.Sections[0].Blocks[0].(*brief.Drawing))
		if shown.Title != want {
			t.Errorf("%q: %s, want %s", front, shown.Title, want)
		}
	}
}

// A table of more incidents than anyone reads is cut, in every medium, and says so.
func TestLongTablesOfIncidentsListTheFirst(t *testing.T) {
	const rows = mostRows + 500
	var table strings.Builder
	table.WriteString("id,date,country,place\n")
	for i := range rows {
		fmt.Fprintf(&table, "a%d,2032-01-02,Iran,Kerman\n", i)
	}
	for _, c := range []struct {
		limit string
		rows  int
		says  string
	}{
		{"", mostRows, "10,500 incidents, January 2032. The table lists the first 10,000 of them."},
		{" limit=10200", mostRows, "The table lists the first 10,000 of them."},
		{" limit=3", 3, "The table lists 3 of them."},
	} {
		b, _ := brief.Open(fstest.MapFS{
			"brief.md":      {Data: []byte("---\nlectern: 1\ntitle: T\nas-of: 2033-04-02\n---\n\n# A {#a}\n\n```{.incidents" + c.limit + "}\n```\n")},
			"incidents.csv": {Data: []byte(table.String())},
		}, brief.Options{})
		shown, _ := New(b, Page(), 372, 471, typeset.NewSetter()).Show(b.Sections[0].Blocks[0].(*brief.Drawing))
		if len(shown.Rows) != c.rows || !strings.Contains(shown.Basis, c.says) {
			t.Errorf("%q: %d rows, and it says %q", c.limit, len(shown.Rows), shown.Basis)
		}
	}
}

// On pages, maps that look the same are one drawing; in a window each is its own, since it may be changed.
func TestMapsThatLookTheSameAreOneOnPages(t *testing.T) {
	b := shipped(t, "islamic-state-khorasan")
	extent := &brief.Extent{60, 29, 76, 40}
	for sheet, s := range map[string]*Sheet{"page": Page(), "screen": Screen(19)} {
		c := New(b, s, 372, 471, typeset.NewSetter())
		show := func(query string, e *brief.Extent) *figure.Map {
			shown, ok := c.Show(&brief.Drawing{Kind: brief.Map, Query: query, Extent: e})
			if !ok {
				t.Fatalf("%s isn't drawn", query)
			}
			return shown.Map
		}
		first := show("country:Iran killed:>=10", extent)
		if same := show("killed:>=10 country:Iran", extent) == first; same != s.Paged {
			t.Errorf("%s: maps of the same incidents are one: %t", sheet, same)
		}
		if show("country:Iran", extent) == first || show("country:Iran killed:>=10", &brief.Extent{60, 29, 76, 41}) == first {
			t.Errorf("%s: another map is the same", sheet)
		}
	}
}

// A map with an amount for hexagons has them, of the same width in every medium, and its description says so.
func TestMapsHaveHexagonsOfTheAmountAskedFor(t *testing.T) {
	b := shipped(t, "islamic-state-khorasan")
	alts := map[string]bool{}
	for _, s := range []*Sheet{Page(), Screen(19)} {
		c := New(b, s, 372, 471, typeset.NewSetter())
		shown, ok := c.Show(&brief.Drawing{Kind: brief.Map, Density: "killed"})
		if !ok || !shown.Map.Hexagons || !strings.Contains(shown.Alt, "Hexagons shaded by people killed: Kabul and ") {
			t.Errorf("hexagons: %v, described as %q", ok, shown.Alt)
		}
		alts[shown.Alt] = true
	}
	if len(alts) != 1 {
		t.Errorf("described in %d ways: %v", len(alts), alts)
	}
	if _, ok := New(b, Page(), 372, 471, typeset.NewSetter()).Show(&brief.Drawing{Kind: brief.Map, Density: "kiled"}); ok {
		t.Error("a map of an amount that there isn't is drawn")
	}
}

// Labels and colours that the author asks for are on the map, and in its description.
func TestAMapHasTheLabelsAndColoursAskedFor(t *testing.T) {
	b := shipped(t, "islamic-state-khorasan")
	c := New(b, Page(), 372, 471, typeset.NewSetter())
	shown, ok := c.Show(&brief.Drawing{Kind: brief.Map, Colour: "tactic", Labels: []brief.MapLabel{{Lat: 34.57, Lon: 69.21, Words: "Kabul airport"}}})
	if !ok || len(shown.Map.Base().Own) != 1 || !strings.Contains(shown.Alt, "Labelled: Kabul airport. Symbols coloured by tactic: suicide bombing ") {
		t.Errorf("drawn: %v, described as %q", ok, shown.Alt)
	}
	other, _ := c.Show(&brief.Drawing{Kind: brief.Map, Colour: "tactic"})
	if other.Map == shown.Map {
		t.Error("a map without the label is the same")
	}
	if _, ok := c.Show(&brief.Drawing{Kind: brief.Map, Colour: "tactics"}); ok {
		t.Error("a map is coloured by a column that there isn't")
	}
}

// Where the projection of all maps cuts the extent of one, that has its own.
func TestAMapOverTheDateLineIsWhole(t *testing.T) {
	b := shipped(t, "islamic-state-khorasan")
	b.Map = brief.MapMeta{Projection: "equal-earth", Extent: &brief.Extent{-180, -60, 180, 80}}
	c := New(b, Page(), 372, 471, typeset.NewSetter())
	for _, e := range []brief.Extent{{-100, -40, 60, 40}, {150, -30, -140, 10}} {
		shown, _ := c.Show(&brief.Drawing{Kind: brief.Map, Extent: &e})
		p := shown.Map.Base().Projection()
		v := atlas.Fit(p, atlasExtent(&e), 600, 400)
		for _, lon := range []float64{e[0], e[2]} {
			if at := v.ToView(p.Forward(lon, 0)); at.X < -1 || at.X > 150 && at.X < 450 || at.X > 601 {
				t.Errorf("%v: %g degrees east is at %v", e, lon, at)
			}
		}
	}
}

// A map with an amount to shade by shows it by province, in every medium, and its description says so. Without that
// amount there is none.
func TestMapsAreShadedByTheAmountAskedFor(t *testing.T) {
	b := shipped(t, "islamic-state-khorasan")
	for sheet, s := range map[string]*Sheet{"page": Page(), "screen": Screen(19)} {
		c := New(b, s, 372, 471, typeset.NewSetter())
		for shade, want := range map[string]string{
			"":       "",
			"count":  "Provinces shaded by incidents: Balochistan (Pakistan) 3; ",
			"killed": "Provinces shaded by people killed: ",
		} {
			shown, ok := c.Show(&brief.Drawing{Kind: brief.Map, Query: "country:Pakistan", Shade: shade})
			if !ok || shown.Map.Shaded != (shade != "") || !strings.Contains(shown.Alt, want) || strings.Contains(shown.Alt, "shaded") != (shade != "") {
				t.Errorf("%s, %q: shaded %v, described as %q", sheet, shade, shown.Map.Shaded, shown.Alt)
			}
		}
		if _, ok := c.Show(&brief.Drawing{Kind: brief.Map, Shade: "kiled"}); ok {
			t.Errorf("%s: a map is drawn by an amount that isn't there", sheet)
		}
	}
}

func TestRatesSayOfWhenAndOfWhomTheirPopulationsAre(t *testing.T) {
	b := shipped(t, "islamic-state-khorasan")
	source := b.Sources.All[0].ID
	b.Populations = []incident.Population{{Country: "PAK", Admin1: "Balochistan", People: 14_000_000, Year: 2023, Source: source}}
	g := &brief.Drawing{Kind: brief.Map, Query: "country:Pakistan", Shade: "killed per 100,000"}
	b.Sections = append(b.Sections, &brief.Section{ID: "rates", Blocks: []brief.Block{g}})
	c := New(b, Page(), 372, 471, typeset.NewSetter())
	shown, ok := c.Show(g)
	if want := fmt.Sprintf(" Populations of 2023. Sources: %d. ", c.sourceNumber(source)); !ok || !strings.Contains(shown.Basis, want) {
		t.Errorf("below it stands %q, want %q", shown.Basis, want)
	}
	b.Populations = nil
	if shown, _ := New(b, Page(), 372, 471, typeset.NewSetter()).Show(g); !strings.Contains(shown.Basis, "No population is known.") {
		t.Errorf("without populations there stands %q", shown.Basis)
	}
}
