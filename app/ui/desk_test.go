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

	"lectern/app/brief"
	"lectern/app/draw"
	"lectern/app/incident"
	"lectern/app/library"
	"lectern/briefs"
)

func init() { drawsAhead = false }

// shipped opens a desk on the brief that ships, 1280 by 800, with settings of its own.
func shipped(t testing.TB) *desk {
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
	b, problems := readBrief(folder, nil)
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
	if d.incidents.query() == "" && d.incidents.answer.answer.Shown.Count() == 0 {
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

// shownRows are the rows of the list, in its order.
func shownRows(i *incidentDesk) []int {
	var rows []int
	for row := range i.list.list().All {
		rows = append(rows, row)
	}
	return rows
}

func incidents(t testing.TB) (*desk, *incidentDesk) {
	d := shipped(t)
	d.setMode(incidentMode)
	if d.incidents.answer == nil {
		t.Fatal("the desk shows nothing")
	}
	return d, d.incidents
}

func TestFilterNarrowsEveryView(t *testing.T) {
	d, i := incidents(t)
	i.setQuery("country:Pakistan")
	rows := shownRows(i)
	if len(rows) != i.answer.answer.Shown.Count() || len(rows) == 0 || len(rows) == d.brief.Incidents.Len() {
		t.Fatalf("%d rows listed, %d shown", len(rows), i.answer.answer.Shown.Count())
	}
	for _, row := range rows {
		if one := d.brief.Incidents.At(row); one.Country != "Pakistan" {
			t.Errorf("%s is in %s", one.ID, one.Country)
		}
	}
	onMap := 0
	for n := range i.map_.drawn.gathered.Symbols {
		onMap += i.map_.drawn.gathered.Symbols[n].Count
	}
	if onMap != len(rows) {
		t.Errorf("%d on the map, %d in the list", onMap, len(rows))
	}
	first := i.line.whole.First
	i.setDays(&incident.Span{First: first, Last: first})
	if n := i.answer.answer.Shown.Count(); n != 0 || len(i.answer.loosen) == 0 {
		t.Errorf("%d incidents on a day without any, and %d ways to loosen", n, len(i.answer.loosen))
	}
	i.loosen(i.answer.loosen[0])
	if n := i.answer.answer.Shown.Count(); n == 0 {
		t.Error("loosened, there are still none")
	}
}

func TestMistypedValueIsOffered(t *testing.T) {
	_, i := incidents(t)
	i.setQuery("country:Pakistn")
	if i.answer.meant == nil {
		t.Fatal("nothing is offered")
	}
	want := i.answer.meant.Count
	i.correct(i.answer.meant)
	if n := len(shownRows(i)); n == 0 || n != want || i.answer.meant != nil {
		t.Errorf("%d incidents are shown, %d were offered", n, want)
	}
}

func TestMistakeInTheFilterKeepsWhatWasShown(t *testing.T) {
	_, i := incidents(t)
	i.setQuery("country:Iran")
	n := len(shownRows(i))
	test.Type(i.filter.entry, "killed:many")
	if i.filter.fault == nil || i.filter.fault.Column != 8 {
		t.Fatalf("fault %v", i.filter.fault)
	}
	if len(shownRows(i)) != n {
		t.Errorf("%d rows, want the %d from before", len(shownRows(i)), n)
	}
	i.setQuery(`near:"Nowhere-at-all 5km"`) // it can be read, but not answered
	if i.answer.fault == nil || len(shownRows(i)) != n {
		t.Errorf("fault %v, %d rows", i.answer.fault, len(shownRows(i)))
	}
}

func TestTermsOfTheFilterBecomeChips(t *testing.T) {
	_, i := incidents(t)
	entry := i.filter.entry
	test.Type(entry, "country:Pakistan mosque OR shrine ")
	if got := i.filter.chips.String(); got != "country:Pakistan (mosque OR shrine)" || entry.Text != "" {
		t.Fatalf("chips %s, text %q", got, entry.Text)
	}
	test.Type(entry, "killed:>=50")
	entry.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if got := i.query(); got != "country:Pakistan (mosque OR shrine) killed:>=50" {
		t.Fatalf("query %s", got)
	}
	entry.TypedKey(&fyne.KeyEvent{Name: fyne.KeyBackspace})
	if entry.Text != "killed:>=50" || len(i.filter.chips.Terms()) != 2 {
		t.Errorf("text %q, chips %s", entry.Text, i.filter.chips)
	}
	i.setChips(i.filter.chips.Without(1))
	if got := i.query(); got != "country:Pakistan killed:>=50" {
		t.Errorf("query %s", got)
	}
}

func TestFacetsCountAndNarrow(t *testing.T) {
	d, i := incidents(t)
	i.toggleFacets()
	if len(i.answer.facets) == 0 {
		t.Fatal("no facets")
	}
	country := i.answer.facets[0]
	most := country.Values[0]
	i.toggle(country.Field, most.Value, false)
	if got := i.answer.answer.Shown.Count(); got != most.Count {
		t.Errorf("%d are shown in %s, counted %d", got, most.Value, most.Count)
	}
	if again := i.answer.facets[0].Values; !again[0].Chosen || len(again) != len(country.Values) {
		t.Errorf("the facet shows %v", again)
	}
	i.clearFacet(&i.answer.facets[0])
	if i.query() != "" || i.answer.answer.Shown.Count() != d.brief.Incidents.Len() {
		t.Errorf("cleared, the query is %q and %d are shown", i.query(), i.answer.answer.Shown.Count())
	}
}

func TestChosenIncidentIsChosenEverywhere(t *testing.T) {
	d, i := incidents(t)
	i.list.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEnd})
	rows := shownRows(i)
	last := rows[len(rows)-1]
	if d.selected != last || i.map_.card.row != last || !i.map_.card.Visible() {
		t.Errorf("list %d, card %d, want %d", d.selected, i.map_.card.row, last)
	}
	y := i.list.list().position(len(rows) - 1)
	if y < i.list.top || y+listRow > i.list.top+i.list.Size().Height {
		t.Error("the row is out of view")
	}
	i.step(false)
	if d.selected == last {
		t.Error("the walk in time stays where it is")
	}
	i.setQuery("country:Iran")
	if d.selected >= 0 && !i.answer.answer.Shown.Has(d.selected) {
		t.Error("an incident is chosen that the filter hides")
	}
}

func TestSeveralIncidentsAreChosenTogether(t *testing.T) {
	d, i := incidents(t)
	rows := shownRows(i)
	d.chosen(rows[2])
	i.extend(rows[5])
	if d.selected != rows[5] || len(i.marked) != 3 || i.chosenRows().Count() != 4 {
		t.Fatalf("selected %d, marked %v", d.selected, i.marked)
	}
	i.mark(rows[3])
	i.mark(rows[9])
	if n := i.chosenRows().Count(); n != 4 || slices.Contains(i.marked, int32(rows[3])) {
		t.Errorf("%d are chosen: %v", n, i.marked)
	}
	i.copyTable()
	if n := strings.Count(d.app.Clipboard().Content(), "\n"); n != 5 {
		t.Errorf("%d lines were copied", n)
	}
	if words := i.status(); !strings.HasPrefix(words, "Chosen: 4 of ") {
		t.Errorf("the status is %q", words)
	}
	d.chosen(rows[0])
	if len(i.marked) != 0 {
		t.Error("choosing one leaves the others")
	}
}

func TestTypingGoesToATitle(t *testing.T) {
	d, i := incidents(t)
	for _, r := range "ker" {
		i.list.TypedRune(r)
	}
	if d.selected < 0 || !strings.HasPrefix(d.brief.Incidents.Title(d.selected), "Ker") {
		t.Errorf("row %d is chosen", d.selected)
	}
}

func TestListGroupsByMonthAndPlace(t *testing.T) {
	d, i := incidents(t)
	for _, group := range []string{"month", "place"} {
		i.list.setOrder(listOrder{group: group})
		list, n := i.list.list(), 0
		titles := map[string]bool{}
		for k, g := range list.groups {
			if g.first != n || g.n == 0 || titles[g.title] {
				t.Errorf("group %d, %s, has %d from %d", k, g.title, g.n, g.first)
			}
			titles[g.title] = true
			n += g.n
			if place := list.placeAt(list.position(g.first) + 1); place != g.first || list.groupOf(place) != k {
				t.Errorf("at the head of %s is place %d", g.title, place)
			}
		}
		if n != d.brief.Incidents.Len() {
			t.Errorf("%d in groups of a %s", n, group)
		}
	}
}

func TestTimelineSteps(t *testing.T) {
	_, i := incidents(t)
	i.amount = incident.Incidents // bars are units of time
	i.ask()
	u := i.line.stepUnit()
	key := func(name fyne.KeyName) { i.line.TypedKey(&fyne.KeyEvent{Name: name}) }
	key(fyne.KeyLeft)
	last := *i.days
	if last.First != u.Start(last.First) || last.Last != i.line.whole.Last {
		t.Fatalf("the brush is %v", last)
	}
	key(fyne.KeyLeft)
	if i.days.First >= last.First || i.days.Last != u.End(i.days.First) {
		t.Errorf("one %s back the brush is %v", u, i.days)
	}
	key(fyne.KeyHome)
	if i.days != nil {
		t.Error("Home leaves the brush")
	}
	i.line.dates.open()
	i.line.dates.SetText("2021-08..2022")
	i.line.dates.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if i.days == nil || i.days.String() != "2021-08..2022" || i.line.dates.Visible() {
		t.Errorf("typed dates give %v", i.days)
	}
	i.line.dates.open()
	i.line.dates.SetText("soon")
	i.line.dates.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
	if !i.desk.banner.Visible() || i.days.String() != "2021-08..2022" {
		t.Error("dates that can’t be read say nothing, or change the brush")
	}
}

func TestAViewIsKeptInTheBrief(t *testing.T) {
	dir := t.TempDir()
	source := "---\ntitle: T\nas-of: 2024-03-25\n---\n# A {#a}\n"
	if err := os.WriteFile(filepath.Join(dir, "brief.md"), []byte(source), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := addView(dir, brief.View{Name: "big", Query: "killed:>=50"}); err != nil {
		t.Fatal(err)
	}
	b, _ := readBrief(os.DirFS(dir), nil)
	if v := b.View("big"); v == nil || v.Query != "killed:>=50" {
		t.Errorf("the brief has %v", v)
	}
	d, i := incidents(t)
	d.readOnly = true
	i.saveView()
	if !d.banner.Visible() {
		t.Error("a brief that can’t be changed says nothing")
	}
}

func TestPointerOnASymbolNamesIt(t *testing.T) {
	d := shipped(t)
	row, _ := d.brief.Incidents.Index("2024-01-03-kerman")
	h := newHoverCard(d.look)
	d.setMode(incidentMode)
	m := d.incidents.map_
	h.show(m, m.drawn.gathered.Of(row), fyne.NewSize(100, 100), fyne.NewSize(800, 500))
	if !h.Visible() || !strings.Contains(h.title, "Kerman") || !strings.Contains(h.detail, "killed") {
		t.Errorf("hover card %q, %q, visible %v", h.title, h.detail, h.Visible())
	}
	h.show(nil, nil, fyne.Size{}, fyne.Size{})
	if h.Visible() {
		t.Error("the card stays when the pointer is gone")
	}
}

func TestCompletionPutsAValueIntoTheFilter(t *testing.T) {
	d, i := incidents(t)
	d.win.Canvas().Focus(i.filter.entry)
	test.Type(i.filter.entry, "country:Pak")
	if !i.popup.Visible() || len(i.popup.items) == 0 {
		t.Fatal("no completion")
	}
	i.filter.entry.TypedKey(&fyne.KeyEvent{Name: fyne.KeyTab})
	if got := i.filter.chips.String(); got != "country:Pakistan" || i.filter.entry.Text != "" {
		t.Errorf("chips %q, text %q", got, i.filter.entry.Text)
	}
	if i.popup.words != "In Pakistan." {
		t.Errorf("it reads %q", i.popup.words)
	}
	i.setQuery("")
	i.filter.entry.TypedKey(&fyne.KeyEvent{Name: fyne.KeyDown})
	if !slices.Contains(i.popup.old, "country:Pakistan") {
		t.Errorf("what was asked before is %v", i.popup.old)
	}
}

func TestBrokenEditShowsItsFaultAboveTheLastGoodPage(t *testing.T) {
	d := shipped(t)
	title := d.brief.Title
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "brief.md"), []byte("---\ntitle: [\n---\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	b, problems := readBrief(os.DirFS(dir), nil)
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

func TestGroupSumsFollowTheAmount(t *testing.T) {
	_, i := incidents(t)
	i.order = listOrder{down: true, group: "month"}
	sums := func(a incident.Amount) (low int64) {
		i.amount = a
		i.ask()
		for _, g := range i.answer.list.groups {
			low += g.sum.Low
		}
		return low
	}
	killed, wounded := sums(incident.Killed), sums(incident.Wounded)
	totals := i.answer.answer.Totals
	if wantKilled, wantWounded := totals.Killed.Low, totals.Wounded.Low; killed != wantKilled || wounded != wantWounded {
		t.Errorf("the groups have %d killed and %d wounded, all have %d and %d", killed, wounded, wantKilled, wantWounded)
	}
}

func TestFacetsStayInViewWhenTheyGetFewer(t *testing.T) {
	_, i := incidents(t)
	i.toggleFacets()
	v := i.facets
	v.top = 2 * v.height(i.answer.facets)
	size := v.Size()
	v.draw(int(size.Width), int(size.Height))
	if v.all <= size.Height || v.top != v.all-size.Height {
		t.Errorf("scrolled to %g of %g", v.top, v.all)
	}
}
