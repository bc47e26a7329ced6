//go:build !nogui

package ui

import (
	"cmp"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"lectern/app/draw"
	"lectern/app/figure"
	"lectern/app/library"
	"lectern/briefs"
)

func init() { drawsAhead = false }

// shipped opens a desk on the brief that ships, 1280 by 800, with settings of its own.
func shipped(t *testing.T) *desk {
	t.Helper()
	app := test.NewTempApp(t)
	settings, err := library.LoadFrom(filepath.Join(t.TempDir(), "settings.json"))
	if err != nil {
		t.Fatal(err)
	}
	settings.Theme = library.LightTheme
	l := &lectern{app: app, settings: settings}
	l.look = newLook(settings.Theme)
	app.Settings().SetTheme(l.look)
	d := l.newDesk()
	d.win.Resize(fyne.NewSize(1280, 800))
	folder, err := briefs.Open(firstBrief)
	if err != nil {
		t.Fatal(err)
	}
	b, problems := readBrief(folder)
	d.path = firstBrief
	d.use(b, problems)
	t.Cleanup(d.leave)
	return d
}

func TestShippedBriefOpensWithoutABanner(t *testing.T) {
	d := shipped(t)
	if d.banner.Visible() {
		t.Errorf("banner: %v", d.banner.lines)
	}
	if d.mode != readMode || d.reader.page.column == nil {
		t.Fatal("the brief isn't shown")
	}
	if len(d.reader.document.Parts) < 8 {
		t.Errorf("outline has %d parts", len(d.reader.document.Parts))
	}
}

func TestOutlineFollowsTheText(t *testing.T) {
	d := shipped(t)
	r := d.reader
	for want, part := range r.document.Parts[:4] {
		r.goTo(part.Block)
		if got := r.current(); got != want {
			t.Errorf("at %q the outline marks part %d, want %d", part.Title, got, want)
		}
	}
	r.next(false)
	if got := r.current(); got != 4 {
		t.Errorf("the next section is part %d, want 4", got)
	}
	r.goBack()
	if got := r.current(); got != 3 {
		t.Errorf("back leads to part %d, want 3", got)
	}
}

// click finds the first link that begins with a prefix and clicks on it.
func click(t *testing.T, p *page, prefix string) {
	t.Helper()
	for i := range p.column.Lines {
		l := &p.column.Lines[i]
		for _, piece := range l.Pieces {
			span := p.column.Blocks[l.Block].Text.Spans[piece.Span]
			if !strings.HasPrefix(span.Link, prefix) {
				continue
			}
			p.scrollTo(l.Top)
			at := fyne.NewPos(p.x+l.X+piece.X+piece.Width/2, l.Top-p.offset+p.padTop+l.Leading/2)
			e := &desktop.MouseEvent{PointEvent: fyne.PointEvent{Position: at}, Button: desktop.MouseButtonPrimary}
			p.MouseDown(e)
			p.MouseUp(e)
			return
		}
	}
	t.Fatalf("no link %s… in the text", prefix)
}

func TestLinksOfTheTextOpenBesideIt(t *testing.T) {
	tests := []struct{ link, title string }{
		{"cite:", "Source"},
		{"incident:", "Incident"},
	}
	for _, tt := range tests {
		t.Run(tt.title, func(t *testing.T) {
			d := shipped(t)
			x := d.reader.page.x
			click(t, d.reader.page, tt.link)
			if !d.reader.panel.box.Visible() || d.reader.panel.title != tt.title {
				t.Fatalf("panel shows %q, visible %v", d.reader.panel.title, d.reader.panel.box.Visible())
			}
			if d.reader.page.x != x {
				t.Errorf("the text moved from %v to %v", x, d.reader.page.x)
			}
			d.typedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
			if d.reader.panel.box.Visible() {
				t.Error("Escape leaves the panel open")
			}
		})
	}
}

func TestSourceLeadsBackIntoTheText(t *testing.T) {
	d := shipped(t)
	click(t, d.reader.page, "cite:")
	d.reader.page.scrollTo(d.reader.page.height())
	end := d.reader.page.offset
	click(t, d.reader.panel.page, "line:")
	if d.reader.page.offset >= end {
		t.Error("the place that cites the source isn't shown")
	}
}

func TestFigureLeadsToTheIncidentsBehindIt(t *testing.T) {
	d := shipped(t)
	click(t, d.reader.page, "figure:")
	if d.mode != incidentMode {
		t.Fatal("the incident desk isn't shown")
	}
	if d.incidents.query() == "" && d.incidents.shown.Count() == 0 {
		t.Error("no incidents are shown")
	}
}

func TestFindCountsAndSteps(t *testing.T) {
	d := shipped(t)
	test.Type(d.top.search, "Kabul")
	n := len(d.reader.page.hits)
	if n < 3 {
		t.Fatalf("%d hits for Kabul", n)
	}
	before := d.reader.page.hit
	d.top.search.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if got := d.reader.page.hit; got != (before+1)%n {
		t.Errorf("hit %d after Enter, want %d", got, (before+1)%n)
	}
	line := d.reader.page.column.Line(d.reader.page.hits[d.reader.page.hit].From) + d.reader.page.padTop
	if line < d.reader.page.offset || line > d.reader.page.offset+d.reader.page.Size().Height {
		t.Error("the hit is out of view")
	}
	d.top.search.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEscape})
	if len(d.reader.page.hits) != 0 {
		t.Error("Escape leaves the marks")
	}
}

func TestBandsOfThePageNeverOverlap(t *testing.T) {
	d := shipped(t)
	p := d.reader.page
	check := func(step string) {
		t.Helper()
		type stretch struct{ top, bottom float32 }
		var shown []stretch
		for _, b := range p.bands {
			if b.ready {
				top := b.raster.Position().Y
				shown = append(shown, stretch{top, top + b.raster.Size().Height})
			}
		}
		slices.SortFunc(shown, func(a, b stretch) int { return cmp.Compare(a.top, b.top) })
		for i := 1; i < len(shown); i++ {
			if shown[i].top < shown[i-1].bottom-0.01 {
				t.Fatalf("%s: bands overlap: %v", step, shown)
			}
		}
	}
	for n := range 8 {
		p.TypedKey(&fyne.KeyEvent{Name: fyne.KeyPageDown})
		check(fmt.Sprintf("page %d", n+1))
	}
	p.TypedKey(&fyne.KeyEvent{Name: fyne.KeyHome})
	for _, part := range d.reader.document.Parts {
		d.reader.goTo(part.Block)
		check(part.Title)
	}
}

func TestTextSizeKeepsThePlace(t *testing.T) {
	d := shipped(t)
	r := d.reader
	r.goTo(r.document.Parts[5].Block)
	want := r.current()
	for range 3 {
		r.resize(1)
	}
	if r.textSize() != 25 {
		t.Errorf("text size %v, want 25", r.textSize())
	}
	if got := r.current(); got != want {
		t.Errorf("part %d after the text grew, want %d", got, want)
	}
}

func TestSelectionIsCopiedWithoutNoteMarks(t *testing.T) {
	d := shipped(t)
	p := d.reader.page
	p.TypedShortcut(&fyne.ShortcutSelectAll{})
	p.TypedShortcut(&fyne.ShortcutCopy{})
	text := d.app.Clipboard().Content()
	if !strings.HasPrefix(text, d.brief.Title) {
		t.Errorf("copied %.60q", text)
	}
	if strings.Contains(text, "branch.2,3,4") || strings.Contains(text, "\u00ad") {
		t.Error("citation numbers or hyphens were copied")
	}
}

func TestReadingPlaceIsKept(t *testing.T) {
	d := shipped(t)
	r := d.reader
	r.goTo(r.document.Parts[6].Block)
	want := r.current()
	r.remember()
	again := newReader(d)
	d.reader = again
	again.page.Resize(fyne.NewSize(1048, 700))
	again.restore("")
	if got := again.current(); got != want {
		t.Errorf("reading goes on at part %d, want %d", got, want)
	}
}

func TestFilterNarrowsEveryView(t *testing.T) {
	d := shipped(t)
	d.setMode(incidentMode)
	i := d.incidents
	i.setQuery("country:Pakistan")
	if len(i.list.rows) != i.shown.Count() || len(i.list.rows) == 0 || len(i.list.rows) == d.brief.Incidents.Len() {
		t.Fatalf("%d rows listed, %d shown", len(i.list.rows), i.shown.Count())
	}
	for _, row := range i.list.rows {
		if one := d.brief.Incidents.At(int(row)); one.Country != "Pakistan" {
			t.Errorf("%s is in %s", one.ID, one.Country)
		}
	}
	i.setBrush(i.line.chart.Axis.First, i.line.chart.Axis.First)
	if n := i.shown.Count(); n != 0 {
		t.Errorf("%d incidents on a day without any", n)
	}
}

func TestMistakeInTheFilterKeepsWhatWasShown(t *testing.T) {
	d := shipped(t)
	d.setMode(incidentMode)
	i := d.incidents
	i.setQuery("country:Iran")
	n := len(i.list.rows)
	i.filter.SetText("country:Iran (")
	if i.fault == nil {
		t.Fatal("no fault is shown")
	}
	if len(i.list.rows) != n {
		t.Errorf("%d rows, want the %d from before", len(i.list.rows), n)
	}
}

func TestChosenIncidentIsChosenEverywhere(t *testing.T) {
	d := shipped(t)
	d.setMode(incidentMode)
	i := d.incidents
	i.list.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEnd})
	last := int(i.list.rows[len(i.list.rows)-1])
	if d.selected != last || i.map_.card.row != last || !i.map_.card.Visible() {
		t.Errorf("list %d, card %d, want %d", d.selected, i.map_.card.row, last)
	}
	y := float32(len(i.list.rows)-1) * listRow
	if y < i.list.top || y+listRow > i.list.top+i.list.Size().Height {
		t.Error("the row is out of view")
	}
	i.step(false)
	if d.selected == last {
		t.Error("the walk in time stays where it is")
	}
	i.setQuery("country:Iran")
	if d.selected >= 0 && !i.shown.Has(d.selected) {
		t.Error("an incident is chosen that the filter hides")
	}
}

func TestPointerOnASymbolNamesIt(t *testing.T) {
	d := shipped(t)
	row, _ := d.brief.Incidents.Index("2024-01-03-kerman")
	h := newHoverCard(d.look)
	h.show(d.brief.Incidents, &figure.Symbol{Rows: []int32{int32(row)}}, fyne.NewSize(100, 100), fyne.NewSize(800, 500))
	if !h.Visible() || !strings.Contains(h.title, "Kerman") || !strings.Contains(h.detail, "killed") {
		t.Errorf("hover card %q, %q, visible %v", h.title, h.detail, h.Visible())
	}
	h.show(nil, nil, fyne.Size{}, fyne.Size{})
	if h.Visible() {
		t.Error("the card stays when the pointer is gone")
	}
}

func TestCompletionPutsAValueIntoTheFilter(t *testing.T) {
	d := shipped(t)
	d.setMode(incidentMode)
	f := d.incidents.filter
	test.Type(f, "country:Pak")
	if !d.incidents.popup.Visible() || len(d.incidents.popup.items) == 0 {
		t.Fatal("no completion")
	}
	f.TypedKey(&fyne.KeyEvent{Name: fyne.KeyTab})
	if f.Text != "country:Pakistan" {
		t.Errorf("filter %q", f.Text)
	}
}

func TestBrokenEditShowsItsFaultAboveTheLastGoodPage(t *testing.T) {
	d := shipped(t)
	title := d.brief.Title
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "brief.md"), []byte("---\ntitle: [\n---\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	b, problems := readBrief(os.DirFS(dir))
	d.reload(b, problems)
	if !d.banner.Visible() || len(d.banner.lines) == 0 {
		t.Error("no banner")
	}
	if d.brief.Title != title || d.reader.page.column == nil {
		t.Error("the last good page is gone")
	}
}

func TestKeysLeadThroughTheSlides(t *testing.T) {
	d := shipped(t)
	d.present()
	s := d.show
	if s == nil {
		t.Fatal("nothing is shown")
	}
	defer s.end()
	steps := []struct {
		key  fyne.KeyName
		want int
	}{
		{fyne.KeyRight, 1},
		{fyne.KeySpace, 2},
		{fyne.KeyPageDown, 3},
		{fyne.KeyLeft, 2},
		{fyne.KeyPageUp, 1},
		{fyne.KeyEnd, len(s.deck.Slides) - 1},
		{fyne.KeyRight, len(s.deck.Slides) - 1},
		{fyne.KeyHome, 0},
		{fyne.KeyLeft, 0},
	}
	for _, st := range steps {
		if s.key(&fyne.KeyEvent{Name: st.key}); s.at != st.want {
			t.Errorf("after %s slide %d, want %d", st.key, s.at, st.want)
		}
	}
	s.rune('b')
	if !s.black {
		t.Error("B leaves the screen on")
	}
	s.key(&fyne.KeyEvent{Name: fyne.KeyEscape})
	if d.show != nil {
		t.Error("Escape leaves the show running")
	}
}

func TestThemeChangesEveryColour(t *testing.T) {
	d := shipped(t)
	d.setTheme(library.DarkTheme)
	if d.look.palette() != &draw.Dark || d.ground.FillColor != draw.Dark.Desk || d.reader.page.paper.FillColor != draw.Dark.Page {
		t.Error("something stayed light")
	}
}

func TestCommandsHaveOneKeyEach(t *testing.T) {
	seen := map[string]string{}
	for _, c := range commands {
		key := c.shortcut()
		if key == "" {
			continue
		}
		if other, taken := seen[key]; taken {
			t.Errorf("%s does %q and %q", key, other, c.name)
		}
		seen[key] = c.name
	}
}

func TestShelfShowsWhatWasReadFirst(t *testing.T) {
	d := shipped(t)
	d.showShelf()
	if len(d.shelf.covers) < len(briefs.Names()) {
		t.Fatalf("%d covers for %d briefs", len(d.shelf.covers), len(briefs.Names()))
	}
	if d.shelf.covers[0].path != firstBrief || d.shelf.covers[0].read == nil {
		t.Errorf("first is %q", d.shelf.covers[0].path)
	}
	if i := slices.IndexFunc(d.shelf.covers, func(c *cover) bool { return c.path == "how-to-write-a-brief" }); i < 0 {
		t.Error("the manual isn't on the shelf")
	}
}
