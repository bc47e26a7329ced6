//go:build !nogui

package incidents

import (
	"bytes"
	"context"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"lectern/app/exchange"
	"lectern/app/incident"
	"lectern/app/publish"
	"lectern/app/ui/kit"
)

// Export asks for a kind of file, writes what is shown to it and has it saved.
func (d *Desk) Export() {
	if d.result == nil {
		return
	}
	var words []string
	for _, k := range publish.ShownKinds {
		words = append(words, k.Words)
	}
	shown := d.chosenRows()
	choice := kit.NewChoice(d.window, words)
	d.window.Open(kit.DialogSetting{
		Title: "Export what is shown", Content: container.NewVBox(widget.NewLabel(countWords(shown.Count())), choice), First: choice,
		Action: "Export…", Do: func() { d.export(publish.ShownKinds[choice.Selected()], shown) },
	})
}

func countWords(n int) string {
	if n == 1 {
		return "One incident"
	}
	return incident.Thousands(n) + " incidents"
}

// export makes a file on a separate goroutine and then has it saved.
func (d *Desk) export(kind publish.ShownKind, shown incident.Selection) {
	v := d.mapView.want
	b, options := d.brief, publish.MapOptions{
		Title: incident.Capital(strings.TrimSuffix(d.titleWords(), ".")), Version: d.host.Version(),
		Width: 1280, Height: 1280 * v.H / v.W, Scale: 2, Palette: d.window.Palette(),
		View: &v, Projection: d.mapView.proj, Amount: &d.asked.amount, Shaded: d.asked.fill != noFill, Rate: d.asked.fill == rateFill, Hexagons: d.asked.fill == hexagonFill, Colour: d.asked.colour, Layers: d.shownLayers(),
	}
	name := filepath.Base(strings.TrimSuffix(d.host.Path(), ".brief")) + " " + d.shortName() + kind.Ending
	var data []byte
	d.window.Wait("Exporting", "Writing "+name, func(ctx context.Context, _ func(string, float32)) (err error) {
		if kind.Map != nil {
			data, err = kind.Map(publish.NewMap(b.Incidents, shown, b, options))
			return err
		}
		var out bytes.Buffer
		err = exchange.Write(ctx, &out, kind.Rows, b.Incidents, shown)
		data = out.Bytes()
		return err
	}, func(err error) {
		if err != nil {
			d.fail("What is shown could not be exported", err)
			return
		}
		d.host.Save(name, data)
	})
}

// titleWords returns a title for what is shown.
func (d *Desk) titleWords() string {
	q := d.question().Asked()
	if q.IsAll() {
		return d.brief.Title
	}
	return d.brief.Title + ": " + q.Words()
}

// shortName returns the filter as part of a file's name.
func (d *Desk) shortName() string {
	name := strings.Join(strings.FieldsFunc(d.question().Asked().String(), func(r rune) bool {
		return !(r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9')
	}), "-")
	if name == "" {
		return "incidents"
	}
	return name[:min(len(name), 60)]
}
