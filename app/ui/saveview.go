//go:build !nogui

package ui

import (
	"errors"
	"math"
	"os"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/dialog"
	"fyne.io/fyne/v2/widget"

	"lectern/app/brief"
	"lectern/app/draw"
	"lectern/app/folder"
	"lectern/app/incident"
)

// saveView asks for a name and writes what is shown into the brief as a named view.
func (i *incidentDesk) saveView() {
	d := i.desk
	if d.readOnly || strings.HasSuffix(d.path, ".brief") {
		d.banner.show("A view can’t be kept here", []string{"This brief can’t be changed where it is: save a copy of its folder first (File, Save a copy)."})
		return
	}
	asked := incident.Question{Query: i.filter.asked(), Days: i.days}.Asked()
	caption := widget.NewEntry()
	if !asked.IsAll() {
		caption.SetText(incident.Capital(asked.Words()))
	}
	name := widget.NewEntry()
	name.SetPlaceHolder("a short name")
	name.Validator = func(words string) error { return d.brief.CheckName(brief.NameOf(words)) }
	where := widget.NewCheck("Where the map looks now", nil)
	where.SetChecked(i.map_.moved)
	form := []*widget.FormItem{
		widget.NewFormItem("Name", name), widget.NewFormItem("Caption", caption), widget.NewFormItem("Keep", where),
	}
	dlg := dialog.NewForm("Keep this view", "Keep", "Cancel", form, func(ok bool) {
		if !ok {
			return
		}
		v := brief.View{Name: brief.NameOf(name.Text), Query: asked.String(), Caption: strings.TrimSpace(caption.Text)}
		if where.Checked {
			v.Extent = i.map_.extentShown()
		}
		go func() {
			err := addView(d.path, v)
			if err != nil {
				fyne.Do(func() { d.banner.fail("The view could not be kept", err) })
			}
		}()
	}, d.win)
	name.OnSubmitted = func(string) { dlg.Submit() }
	caption.OnSubmitted = name.OnSubmitted
	dlg.Resize(dlg.MinSize().AddWidthHeight(220, 0))
	d.modal(dlg)
	d.focusNext(name)
}

// addView writes a view into the brief of a folder; the window follows the file.
func addView(dir string, v brief.View) error {
	file := filepath.Join(dir, "brief.md")
	source, err := os.ReadFile(file)
	if err != nil {
		return err
	}
	changed, err := brief.AddView(source, v)
	if err != nil {
		return err
	}
	again, err := os.ReadFile(file)
	switch {
	case err != nil:
		return err
	case string(again) != string(source):
		return errors.New("brief.md was changed meanwhile: try again")
	}
	return folder.WriteFile(file, changed)
}

// extentShown is what the map shows, in degrees to two places.
func (m *mapView) extentShown() *brief.Extent {
	west, south, east, north := 180.0, 90.0, -180.0, -90.0
	for _, x := range []float32{0, 0.25, 0.5, 0.75, 1} {
		for _, y := range []float32{0, 0.25, 0.5, 0.75, 1} {
			lon, lat := m.proj.Inverse(m.want.ToPlane(draw.Point{X: x * m.want.W, Y: y * m.want.H}))
			west, south, east, north = min(west, lon), min(south, lat), max(east, lon), max(north, lat)
		}
	}
	round := func(v float64) float64 { return math.Round(v*100) / 100 }
	return &brief.Extent{round(west), round(south), round(east), round(north)}
}
