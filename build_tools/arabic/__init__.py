"""Knowledge of Arabic: tables of words (TOML) and the functions that read them."""
