package compose

import (
	"fmt"
	"strings"

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
	if r.Priority > 0 && r.Priority != c.advice { // else the number says it
		words += fmt.Sprintf(" \u00b7 priority %d", r.Priority)
	}
	if owner := strings.TrimSpace(r.Owner); owner != "" {
		words += " \u00b7 " + owner
	}
	if by := strings.TrimSpace(By(r.By)); by != "" {
		words += " \u00b7 by " + by
	}
	return words
}
