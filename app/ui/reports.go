//go:build !nogui

package ui

import (
	"bytes"
	"slices"

	"lectern/app/check"
	"lectern/app/exchange"
	"lectern/app/ui/kit"
)

// tableNotice returns what became of the rows of a file of incidents, and what is wrong with some; nothing if it was read
// as it is.
func (w *window) tableNotice(r check.Report) kit.Notice {
	n := tableReport(w.opened.reports, r)
	if len(n.Lines) > 0 {
		n.Action, n.Do = "Save this report\u2026", w.saveReport
	}
	return n
}

// tableReport is calm where every row was read and what changed is the same in another form.
func tableReport(reports []exchange.Report, r check.Report) kit.Notice {
	var n kit.Notice
	n.Calm = len(r.Errors())+len(r.Warnings()) == 0
	for _, p := range slices.Concat(r.Errors(), r.Warnings()) { // why rows were set aside comes first
		n.Lines = append(n.Lines, p.Message())
	}
	for _, one := range reports {
		lines := one.Lines()
		if len(lines) > 0 && n.Title == "" {
			n.Title, lines = lines[0], lines[1:]
		}
		n.Lines = append(n.Lines, lines...)
		n.Calm = n.Calm && one.Plain()
	}
	if n.Title == "" && len(n.Lines) > 0 {
		n.Title = "Some rows of this file should be looked at"
	}
	return n
}

// showReports tells what became of the rows of the brief's files of incidents, which can be saved.
func (w *window) showReports() {
	n := tableReport(w.opened.reports, check.Report{})
	if len(n.Lines)+len(n.Title) == 0 {
		w.notify(kit.Notice{Title: "Every row was read as it is", Lines: []string{"The brief has no file of incidents in another form than Lectern's own."}, Calm: true})
		return
	}
	n.Action, n.Do, n.Calm = "Save this report\u2026", w.saveReport, true
	w.notify(n)
}

// saveReport lets the reader choose a file for what became of the brief's files of incidents, as text or as a table.
func (w *window) saveReport() {
	reports := w.opened.reports
	w.ChooseFile(kit.FileSetting{
		Title: "Save what became of the rows as .txt or .csv", Action: "Save", Dir: w.near(), Name: "report.txt",
		Do: func(file string) {
			var out bytes.Buffer
			if err := exchange.WriteReport(&out, file, reports); err != nil {
				w.notify(kit.Failure("The report could not be saved", err))
				return
			}
			w.write(file, out.Bytes())
		},
	})
}
