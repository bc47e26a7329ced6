package compose

import (
	"fmt"

	"lectern/app/brief"
)

// JudgementKicker is the line above the next judgement.
func (c *Composer) JudgementKicker() string {
	c.judgement++
	return fmt.Sprintf("Key judgement %d of %d", c.judgement, c.count(func(b brief.Block) bool { _, ok := b.(*brief.Judgement); return ok }))
}

// RecommendationKicker is the line above the next recommendation.
func (c *Composer) RecommendationKicker(r *brief.Recommendation) string {
	c.advice++
	words := fmt.Sprintf("Recommendation %d", c.advice)
	if r.Owner != "" {
		words += " \u00b7 " + r.Owner
	}
	if r.By != "" {
		words += " \u00b7 by " + By(r.By)
	}
	return words
}

// count counts blocks of a kind in the whole brief.
func (c *Composer) count(is func(brief.Block) bool) int {
	n := 0
	for _, s := range c.Brief.Sections {
		brief.Walk(s.Blocks, func(b brief.Block) {
			if is(b) {
				n++
			}
		}, nil)
	}
	return n
}
