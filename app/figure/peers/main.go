package main

import (
	"log"
	"os"

	"lectern/app/incident/synthetic"
)

func main() {
	if err := synthetic.WriteCSV(os.Stdout, synthetic.Towns(20_000), 1_000_000); err != nil {
		log.Fatal("writing incidents: ", err)
	}
}
