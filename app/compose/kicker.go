package compose

import (
	"fmt"

	"lectern/app/brief"
)

// JudgementKicker is the line above the next judgement.
func (c *Composer) JudgementKicker() string {
	c.judgement++
	return fmt.Sprintf("Key judgement %d of %d", c.judgement, len(c.Brief.Judgements(brief.Page)))
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
