package plain

import (
	"context"
	"fmt"

	"lectern/app/brief"
	"lectern/app/compose"
	"lectern/app/publish/output"
	"lectern/app/typeset"
)

// measure is the width for which the text is composed. It decides which tables are divided: a wide one is not.
const measure = 4000

// Briefing returns the briefing as text (UTF-8): title, sections, notes, sources, the scale, the method, all
// incidents and the colophon. The error is the context's, or one of reading the brief's files.
func Briefing(ctx context.Context, b *brief.Brief, opt output.Options) ([]byte, error) {
	facts, err := output.Facts(b, &opt)
	if err != nil {
		return nil, fmt.Errorf("making the text of %q: %w", b.Title, err)
	}
	c := compose.New(b, compose.Screen(measure/50), measure, measure, typeset.NewSetter())
	w := &writer{}
	w.line(b.Marking.String())
	w.line("# " + opt.Title(b.Title))
	w.line(b.Subtitle)
	w.line(compose.Facts(b))
	parts := []func(*compose.Document){
		c.Body, c.Notes,
		func(d *compose.Document) { c.Sources(d, nil) },
		c.Scale, c.Method, c.Incidents, c.Claims,
		func(d *compose.Document) { c.Colophon(d, facts) },
	}
	for i, add := range parts {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		if opt.Progress != nil {
			opt.Progress(i, len(parts), "Writing the text")
		}
		var d compose.Document
		add(&d)
		w.blocks(d.Blocks)
	}
	w.line(b.Marking.String())
	return w.text.Bytes(), nil
}
