//go:build !nogui

package incidents

import (
	"slices"

	"lectern/app/incident"
)

// list is the rows shown in their order, with their groups where they are grouped.
type list struct {
	incident.Listing
	groups []listGroup
	most   float32 // of the main amount, in one incident
}

// listGroup is a run of rows of the list with the same month or place.
type listGroup struct {
	title    string
	first, n int // places in the listing
	sum      incident.Tally
}

// listOrder says how the list is sorted and grouped.
type listOrder struct {
	field string
	down  bool
	group string // "", month or place
}

func newList(t *incident.Table, s incident.Selection, o listOrder, a incident.Amount) *list {
	by := o.field
	if o.group != "" {
		by = o.group
	}
	listing, err := t.List(s, by, o.down)
	if err != nil {
		listing, _ = t.List(s, "", false)
	}
	l := &list{Listing: listing, most: float32(t.Most(t.Main(), s))}
	if o.group == "" {
		return l
	}
	from, to := t.Column(a)
	key := t.GroupKey(o.group)
	var last uint64
	place := 0
	for row := range l.All {
		if k := key(row); len(l.groups) == 0 || k != last {
			l.groups, last = append(l.groups, listGroup{title: groupTitle(t, o.group, row), first: place}), k
		}
		g := &l.groups[len(l.groups)-1]
		g.n++
		g.sum.AddOf(s, from, to, row)
		place++
	}
	return l
}

// groupTitle names the group that begins with a row.
func groupTitle(t *incident.Table, group string, row incident.Row) string {
	if group == "place" {
		one := t.At(row)
		if one.Place == "" {
			return "Place not stated"
		}
		return one.Place
	}
	when := t.When(row)
	month := incident.NewWhen(when.First, when.First, incident.ByMonth)
	switch {
	case when.Last <= month.Last:
		return month.String()
	case when.Precision == incident.ByYear:
		return when.String() + ", month not known"
	}
	return "From " + month.String() + " on"
}

// position returns where a row of the list begins, in logical pixels.
func (l *list) position(place int) float32 {
	headers := 0
	if len(l.groups) > 0 {
		headers = l.groupOf(place) + 1
	}
	return float32(place)*listRow + float32(headers)*groupRow
}

func (l *list) height() float32 {
	return float32(l.Len())*listRow + float32(len(l.groups))*groupRow
}

// groupOf returns the index of the group that holds a place.
func (l *list) groupOf(place int) int {
	n, found := slices.BinarySearchFunc(l.groups, place, func(g listGroup, place int) int { return g.first - place })
	if !found {
		n--
	}
	return n
}

// placeAt returns the first place whose row ends below y.
func (l *list) placeAt(y float32) int {
	lo, hi := 0, l.Len()
	for lo < hi {
		if mid := (lo + hi) / 2; l.position(mid)+listRow > y {
			hi = mid
		} else {
			lo = mid + 1
		}
	}
	return lo
}
