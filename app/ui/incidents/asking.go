//go:build !nogui

package incidents

import (
	"lectern/app/incident"
)

// asked has the reader's choices other than the filter.
type asked struct {
	days       *incident.Span // the range brushed on the timeline; nil: all time
	unverified bool           // whether unverified incidents are included
	surely     bool           // whether what may lie outside the days and places asked for is left out
	order      listOrder
	amount     incident.Amount
	fill       filling
	periods    []incident.Day // while time plays, see request
	colour     string         // the field by which symbols are told apart; "": by attribution
	layers     []string       // names of the brief's layers over the map
	by         string         // the field that the timeline is stacked by
	cumulative bool
	unit       string // of time of the timeline's bars; "" is what fits
	log        bool   // the timeline's axis is logarithmic
	figures    figuresAsked
	compared   compared
	axis       incident.Span
}

// filling is what the map fills by the amount.
type filling uint8

const (
	noFill filling = iota // there are symbols
	provinceFill
	rateFill // provinces, by the amount for each 100,000 people
	hexagonFill
)

func (d *Desk) query() string { return d.filter.query() }

// question returns the filter and the brush as one question, whatever the choice of unverified
// incidents.
func (d *Desk) question() incident.Question {
	return incident.Question{Query: d.filter.asked(), Days: d.asked.days, Surely: d.asked.surely}
}

// Show filters by a query alone.
func (d *Desk) Show(query string) {
	d.asked.days = nil
	d.filter.put(query)
	d.filter.refresh()
	d.remember()
	d.ask()
}

// choose filters by a query that the reader chose.
func (d *Desk) choose(query string) {
	d.leave()
	d.Show(query)
}

// setChips filters by a query and what is being typed.
func (d *Desk) setChips(q *incident.Query) {
	d.leave()
	d.showChips(q)
}

func (d *Desk) showChips(q *incident.Query) {
	d.filter.chips = q
	d.filter.refresh()
	d.remember()
	d.ask()
}

// remember keeps a query for the next time.
func (d *Desk) remember() {
	d.host.RememberQuery(d.filter.query())
}

// setDays sets the brush; nil is all time.
func (d *Desk) setDays(days *incident.Span) {
	d.asked.days = days
	if !d.timeline.player.playing() {
		d.asked.periods = nil
	}
	d.timeline.Refresh()
	d.views.Refresh()
	d.ask()
}

func (d *Desk) setUnverified(on bool) {
	d.asked.unverified = on
	d.ask()
}

// toggle filters by a value of a facet, or by all others.
func (d *Desk) toggle(field, value string, others bool) {
	d.setChips(d.filter.chips.Toggle(field, value, others))
}

// clearFacet removes a facet's values from the filter.
func (d *Desk) clearFacet(f *incident.Facet) {
	q := d.filter.chips
	for _, v := range f.Values {
		if v.Chosen || v.Excluded {
			q = q.Toggle(f.Field, v.Value, v.Excluded)
		}
	}
	d.setChips(q)
}

// ToggleUnverified includes the unverified incidents, or leaves them out.
func (d *Desk) ToggleUnverified() { d.setUnverified(!d.asked.unverified) }

// ToggleSurely leaves out what may lie outside the days and places asked for, or includes it.
func (d *Desk) ToggleSurely() {
	d.asked.surely = !d.asked.surely
	d.ask()
}

// ToggleShades fills provinces by the amount in force, or shows symbols.
func (d *Desk) ToggleShades() { d.toggleFill(provinceFill) }

// ToggleRates fills provinces by the amount in force for each 100,000 people, or shows symbols.
func (d *Desk) ToggleRates() {
	if len(d.brief.Populations) == 0 {
		d.notice("Nothing says how many people live where", "A brief with "+d.brief.PopulationsFile+" can be shaded by rates: its columns are country, admin1, population, year and source.")
		return
	}
	d.toggleFill(rateFill)
}

// ToggleHexagons fills hexagons of equal size by the amount in force, or shows symbols.
func (d *Desk) ToggleHexagons() { d.toggleFill(hexagonFill) }

func (d *Desk) toggleFill(f filling) {
	if d.asked.fill == f {
		f = noFill
	}
	d.asked.fill = f
	d.ask()
}

// ToggleFigures shows the table of figures, or the list.
func (d *Desk) ToggleFigures() {
	on := !d.asked.figures.shown
	if d.asked.figures.rows == "" {
		d.asked.figures = firstFields(d.brief.Incidents)
	}
	d.asked.figures.shown = on
	d.showFigures()
	d.ask()
	if on {
		d.window.Focus(d.figures.Surface)
	} else {
		d.Focus()
	}
}

// showFigures puts the table of figures in the place of the list, or the list in its.
func (d *Desk) showFigures() {
	if d.asked.figures.shown {
		d.list.Hide()
		d.figures.Show()
	} else {
		d.figures.Hide()
		d.list.Show()
	}
	d.Box.Refresh()
}

// relax removes the term, or the brush, without which some incidents match.
func (d *Desk) relax(way incident.Relaxation) {
	if way.Term < 0 {
		d.setDays(nil)
		return
	}
	q := d.filter.asked().Without(way.Term)
	d.leave()
	d.filter.putEntry("")
	d.showChips(q)
}

// correct filters by the query that was probably meant.
func (d *Desk) correct(c *incident.Correction) {
	d.leave()
	d.filter.putEntry("")
	d.showChips(c.Query)
}

// Resume takes over the filter and the choices of the desk that was shown before the files changed.
func (d *Desk) Resume(old *Desk) {
	d.filter.put(old.query())
	axis := d.asked.axis
	if d.asked = old.asked; old.asked.axis == old.timeline.whole {
		d.asked.axis = axis
	}
	if old.facets.Visible() {
		d.facets.Show()
	}
	d.showFigures()
	if old.mapView.moved {
		d.mapView.turnTo(old.mapView.meridian())
		d.mapView.set(old.mapView.want)
	}
}
