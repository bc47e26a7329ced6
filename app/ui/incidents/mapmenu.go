//go:build !nogui

package incidents

import (
	"slices"

	"fyne.io/fyne/v2"

	"lectern/app/brief"
	"lectern/app/figure"
	"lectern/app/incident"
)

// MapMenu opens the menu of what the map shows, at its button.
func (d *Desk) MapMenu() {
	s := d.mapView.buttons.Size()
	d.window.Menu(d.mapItems(), d.mapView.buttons, fyne.NewPos(-200, s.Height))
}

// mapItems returns the choices of what the map shows.
func (d *Desk) mapItems() []*fyne.MenuItem {
	items := []*fyne.MenuItem{
		fyne.NewMenuItem("Zoom to what is shown", d.ZoomToShown),
		fyne.NewMenuItem("Draw an area to filter by…", d.DrawArea),
		fyne.NewMenuItemSeparator(),
		ticked("Shade provinces", d.asked.fill == provinceFill, d.ToggleShades),
		ticked("Shade provinces, per 100,000 people", d.asked.fill == rateFill, d.ToggleRates),
		ticked("Shade hexagons", d.asked.fill == hexagonFill, d.ToggleHexagons),
	}
	items = append(items, fyne.NewMenuItem("Colour by…", d.ColourMenu))
	if layers := d.layers(); len(layers) > 0 {
		items = append(items, fyne.NewMenuItemSeparator())
		for _, l := range layers {
			items = append(items, ticked(l.Words(), slices.Contains(d.asked.layers, l.Name), func() { d.ToggleLayer(l.Name) }))
		}
	}
	return items
}

// ColourMenu opens the menu of the fields by which symbols are told apart, at the map's button.
func (d *Desk) ColourMenu() {
	s := d.mapView.buttons.Size()
	d.window.Menu(d.colourItems(), d.mapView.buttons, fyne.NewPos(-200, s.Height))
}

// colourItems returns the fields by which symbols are worth telling apart: of text, those of the format first.
func (d *Desk) colourItems() []*fyne.MenuItem {
	t := d.brief.Incidents
	items := []*fyne.MenuItem{ticked("Attribution, by shape", d.asked.colour == "", func() { d.colourBy("") })}
	for _, f := range t.GroupFields() {
		if f.Kind <= incident.Choice && !t.Numbers(f.Name) {
			items = append(items, ticked(incident.Capital(incident.FieldWords(f.Name)), d.asked.colour == f.Name, func() { d.colourBy(f.Name) }))
		}
	}
	return items
}

// colourBy tells symbols apart by a field, or by attribution.
func (d *Desk) colourBy(field string) {
	d.asked.colour = field
	d.asked.fill = noFill
	d.ask()
}

// layers returns the brief's layers that can be drawn.
func (d *Desk) layers() (layers []*brief.Layer) {
	for _, l := range d.brief.Layers {
		if l.Shapes != nil {
			layers = append(layers, l)
		}
	}
	return layers
}

// ToggleLayer shows a layer of the brief on the map, or takes it away.
func (d *Desk) ToggleLayer(name string) {
	if at := slices.Index(d.asked.layers, name); at >= 0 {
		d.asked.layers = slices.Delete(slices.Clone(d.asked.layers), at, at+1)
	} else {
		d.asked.layers = append(slices.Clone(d.asked.layers), name)
	}
	d.ask()
}

// shownLayers returns the layers that are on, in the brief's order.
func (d *Desk) shownLayers() (layers []*brief.Layer) {
	for _, l := range d.layers() {
		if slices.Contains(d.asked.layers, l.Name) {
			layers = append(layers, l)
		}
	}
	return layers
}

// ZoomToShown moves the map to all incidents that are shown.
func (d *Desk) ZoomToShown() {
	if d.result == nil {
		return
	}
	if e, ok := figure.ExtentOf(d.brief.Incidents, d.result.answer.Shown); ok {
		d.mapView.setExtent(e)
		d.ask()
	}
}
