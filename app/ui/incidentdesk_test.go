//go:build !nogui

package ui

import (
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"lectern/app/incident"
)

// shownRows are the rows of the list, in its order.
func shownRows(i *incidentDesk) []incident.Row {
	var rows []incident.Row
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
	if n := i.chosenRows().Count(); n != 4 || slices.Contains(i.marked, rows[3]) {
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
	if d.selected < 0 || !strings.HasPrefix(d.brief.Incidents.Name(d.selected), "Ker") {
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

func TestMapIsAsLargeAsTheWindowAllows(t *testing.T) {
	_, i := incidents(t)
	for _, c := range []struct {
		width, height float32
		above         bool // of the list
	}{
		{800, 560, false}, {900, 610, false}, {900, 960, true}, {1280, 760, false},
	} {
		i.box.Resize(fyne.NewSize(c.width, c.height))
		if above := i.list.Position().Y > i.clip.Position().Y; above != c.above {
			t.Errorf("%g by %g: the map is above the list: %v, want %v", c.width, c.height, above, c.above)
		}
		if m := i.clip.Size(); m.Height < 300 || m.Width < 380 {
			t.Errorf("%g by %g: the map has %v", c.width, c.height, m)
		}
	}
}
