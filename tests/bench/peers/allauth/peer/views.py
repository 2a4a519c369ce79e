from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import render


@login_required(login_url="/login/")
def profile(request):
    return render(request, "profile.html")


def gate(request):
    return HttpResponse(status=204 if request.user.is_authenticated else 401)
