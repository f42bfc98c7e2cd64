"""The store on real SQLite files: nothing acknowledged is lost, nothing happens twice."""
