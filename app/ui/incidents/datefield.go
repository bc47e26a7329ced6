//go:build !nogui

package incidents

import (
	"fyne.io/fyne/v2"

	"lectern/app/ui/kit"
)

const dateFieldWidth = 272

// dateField takes typed dates for the brush.
type dateField struct {
	*kit.Field
	t *timeView
}

func newDateField(t *timeView) *dateField {
	f := &dateField{Field: kit.NewField(t.desk.window, "Days, such as 2021-08..2022-03"), t: t}
	f.OnKey = f.key
	f.OnFocus = func(gained bool) {
		if !gained {
			f.Hide()
			t.Refresh()
		}
	}
	f.Hide()
	return f
}

// open shows the field with the brush as text.
func (f *dateField) open() {
	text := ""
	if days := f.t.desk.asked.days; days != nil {
		text = days.String()
	}
	f.SetText(text)
	f.Show()
	f.t.desk.window.Focus(f.Field)
	f.SelectAll()
	f.t.Refresh()
}

func (f *dateField) close() {
	f.Hide()
	f.t.Refresh()
	f.t.desk.window.Focus(f.t.timeSurface)
}

func (f *dateField) key(k *fyne.KeyEvent) bool {
	switch k.Name {
	case fyne.KeyEscape:
		f.close()
	case fyne.KeyReturn, fyne.KeyEnter:
		f.take()
	default:
		return false
	}
	return true
}

// take sets the brush to the dates that are typed, or tells why it can't.
func (f *dateField) take() {
	d, whole := f.t.desk, f.t.whole
	if f.Text == "" {
		f.close()
		d.setDays(nil)
		return
	}
	days, err := d.brief.Incidents.ParseSpan(f.Text)
	if err != nil {
		d.notice("These dates can’t be read", faultWords(faultOf(err)))
		return
	}
	days.First, days.Last = max(days.First, whole.First), min(days.Last, whole.Last)
	if days.Last < days.First {
		d.notice("There is nothing in those days", "The incidents of this brief are from "+daysWords(&whole)+".")
		return
	}
	d.notice("")
	f.close()
	d.setDays(&days)
}
