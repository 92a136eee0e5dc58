"""The buyer's page: form, results, reminders and what the page's script asks for."""
