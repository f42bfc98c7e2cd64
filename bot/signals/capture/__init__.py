"""Taking signals in: from a form, a message, a tag or a reaction, with a receipt and consent."""
