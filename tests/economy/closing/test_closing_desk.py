from tests.people import holder, signed_in
def test_try(db):
    b = signed_in(holder("economist"))
    for a in ("", "2021/", "2021/utfall/", "2021/foresla/", "2021/attestera/", "2021/aterkalla/", "2021/utbetala/", "2021/stang/", "2020/foresla/"):
        r = b.get("/jamtland/ekonomi/bokslut/" + a)
        assert r.status_code == 200, (a, r.content.decode()[:3000])
    assert b.get("/jamtland/ekonomi/mellanhavanden/").status_code == 200
