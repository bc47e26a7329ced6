//go:build !nogui

package incidents

import (
	"lectern/app/atlas"
	"lectern/app/incident"
)

// Place is what the desk shows, in terms that don't depend on the size of the window or the rows of the data.
type Place struct {
	Query      string
	Days       incident.Span
	Brushed    bool // whether Days counts
	Unverified bool
	Surely     bool
	Compared   compared
	Map        atlas.View // without a size; zero: the whole extent of the brief
	Meridian   float64    // about which Map was turned
	Incident   string     // id of the one selected, or ""
}

// Place returns what the desk shows.
func (d *Desk) Place() Place {
	p := Place{Query: d.filter.asked().String(), Unverified: d.asked.unverified, Surely: d.asked.surely, Compared: d.asked.compared}
	if days := d.asked.days; days != nil {
		p.Days, p.Brushed = *days, true
	}
	if d.mapView.moved {
		p.Map, p.Meridian = d.mapView.want, d.mapView.meridian()
		p.Map.W, p.Map.H = 0, 0
	}
	if d.selected >= 0 {
		p.Incident = d.brief.Incidents.At(d.selected).ID
	}
	return p
}

// Restore shows a place.
func (d *Desk) Restore(p Place) {
	d.asked.days, d.asked.unverified, d.asked.surely = nil, p.Unverified, p.Surely
	d.asked.compared = p.Compared
	if p.Brushed {
		d.asked.days = &p.Days
	}
	d.filter.put(p.Query)
	d.filter.refresh()
	row, ok := d.brief.Incidents.Index(p.Incident)
	if !ok {
		row = -1
	}
	d.Select(row)
	if p.Map == (atlas.View{}) {
		d.mapView.reset()
	} else {
		size := d.mapView.Size()
		d.mapView.turnTo(p.Meridian)
		p.Map.W, p.Map.H = size.Width, size.Height
		d.mapView.set(p.Map)
	}
	d.ask()
}

// leave tells that the reader is about to leave what the desk shows.
func (d *Desk) leave() { d.Leaving.Emit(struct{}{}) }
