package compose

import (
	"cmp"
	"slices"

	"lectern/app/atlas"
	"lectern/app/brief"
	"lectern/app/figure"
	"lectern/app/incident"
)

// mostTitled is the number of incidents whose places are looked for in a map's title.
const mostTitled = 1000

// ownLabels returns the labels that a map has before all other names: those of the author, and the places that
// its title names, among them those of its incidents. A slide's map labels what its title names by itself.
func (c *Composer) ownLabels(g *brief.Drawing, s incident.Selection) (labels []atlas.OwnLabel) {
	for _, l := range g.Labels {
		labels = append(labels, atlas.OwnLabel{Lon: l.Lon, Lat: l.Lat, Words: l.Words})
	}
	title := cmp.Or(g.Title, g.Caption)
	if title == "" || c.Medium == brief.Slides {
		return labels
	}
	add := func(name string, lon, lat float64) {
		if !slices.ContainsFunc(labels, func(l atlas.OwnLabel) bool { return l.Words == name }) {
			labels = append(labels, atlas.OwnLabel{Lon: lon, Lat: lat, Words: name})
		}
	}
	for _, n := range atlas.Load().Named(title) {
		if n.IsTown() {
			add(n.Name, n.Lon, n.Lat)
		}
	}
	left := mostTitled
	for row := range s.All {
		if left--; left < 0 {
			break
		}
		one := c.Brief.Incidents.At(row)
		if town := figure.TownOf(one.Place); one.HasPoint && atlas.HasName(title, town) {
			add(town, one.Lon, one.Lat)
		}
	}
	return labels
}
