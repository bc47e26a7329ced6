//go:build !nogui

package incidents

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/layout"
	"fyne.io/fyne/v2/widget"

	"lectern/app/brief"
	"lectern/app/incident"
	"lectern/app/ui/kit"
)

// KeepView asks for a name and writes what is shown into the brief as a named view.
func (d *Desk) KeepView() {
	if why := d.host.FixedBecause(); why != "" {
		d.notice("A view can’t be kept here", why)
		return
	}
	asked := d.question().Asked()
	name, caption := kit.NewField(d.window, "a short name"), kit.NewField(d.window, "what it shows")
	if !asked.IsAll() {
		caption.Put(incident.Capital(asked.Words()))
	}
	if other := d.against(); other != nil {
		caption.Put(incident.Capital(incident.QuerySide(asked, incident.Selection{}).Words) + " beside " + other.Asked().Words())
	}
	where := kit.NewCheck(d.window, "Where the map looks now", d.mapView.moved)
	fault, say := kit.NewFault(d.window, name)
	form := container.New(layout.NewFormLayout(),
		widget.NewLabel("Name"), container.NewGridWrap(fieldSize, name),
		widget.NewLabel("Caption"), container.NewGridWrap(fieldSize, caption),
		widget.NewLabel("Keep"), where,
	)
	d.window.Open(kit.DialogSetting{
		Title: "Keep this view", Content: container.NewVBox(form, fault), First: name, Action: "Keep",
		Check: func() bool {
			err := d.brief.CheckName(brief.NameOf(name.Text))
			if err != nil {
				say(err.Error())
			}
			return err == nil
		},
		Do: func() {
			v := brief.View{Name: brief.NameOf(name.Text), Query: asked.String(), Caption: strings.TrimSpace(caption.Text)}
			if other := d.against(); other != nil {
				v.Compare = other.Asked().String()
			}
			if where.On {
				v.Extent = d.mapView.extentShown()
			}
			d.keep("The view could not be kept", func() error { return d.host.AddView(v) })
		},
	})
}

var fieldSize = fyne.NewSize(380, 36)

// keep writes something into the brief on a separate goroutine, and says what failed; the window reads the file again by
// itself.
func (d *Desk) keep(failed string, write func() error) {
	go func() {
		if err := write(); err != nil {
			d.window.Post(func() { d.fail(failed, err) })
		}
	}()
}
