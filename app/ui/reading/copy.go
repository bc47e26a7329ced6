//go:build !nogui

package reading

import (
	"strings"

	"fyne.io/fyne/v2"

	"lectern/app/publish/plain"
)

// CopyText copies what is selected, or found, as text, with what it rests on and where it stands.
func (d *Desk) CopyText() { d.copySelected(plain.ForText) }

// CopyMarkdown copies what is selected as a quotation in Markdown, with its citation.
func (d *Desk) CopyMarkdown() { d.copySelected(plain.ForMarkdown) }

func (d *Desk) copySelected(form plain.Form) {
	r, ok := d.chosen()
	if !ok {
		d.host.ShowToast("Select or find the words to be copied")
		return
	}
	text := plain.Passage(d.brief, d.document.Blocks, r, form)
	cite := d.brief.CiteAt(d.addressOf(r.From.Block))
	separator := "\n\n"
	switch {
	case form == plain.ForMarkdown:
		text = "> " + strings.ReplaceAll(text, "\n", "\n> ")
	case !strings.Contains(text, "\n"):
		separator = " "
	}
	d.copy(text+separator+cite, "Copied, with its source")
}

// copyAddress copies the address of a block, section, incident or source.
func (d *Desk) copyAddress(address string) { d.copy(address, "The address was copied") }

// copy puts a text on the clipboard and says so.
func (d *Desk) copy(text, said string) {
	fyne.CurrentApp().Clipboard().SetContent(text)
	d.host.ShowToast(said)
}
