package compose

import (
	"fmt"
	"strings"

	"lectern/app/brief"
)

// JudgementKicker returns the line above the next judgement.
func (c *Composer) JudgementKicker() string {
	c.judgements++
	return fmt.Sprintf("Key judgement %d of %d", c.judgements, c.allJudgements())
}

// Kicker is the line above a recommendation: the owner, with the program's words before and after.
type Kicker struct{ Before, Owner, After string }

func (k Kicker) String() string { return k.Before + k.Owner + k.After }

// RecommendationKicker returns the line above the next recommendation.
func (c *Composer) RecommendationKicker(r *brief.Recommendation) Kicker {
	c.recommendations++
	k := Kicker{Before: fmt.Sprintf("Recommendation %d", c.recommendations), Owner: strings.TrimSpace(r.Owner)}
	if r.Priority > 0 && r.Priority != c.recommendations { // else the number says it
		k.Before += fmt.Sprintf(" \u00b7 priority %d", r.Priority)
	}
	if k.Owner != "" {
		k.Before += " \u00b7 "
	}
	if by := strings.TrimSpace(By(r.By)); by != "" {
		k.After = " \u00b7 by " + by
	}
	return k
}
